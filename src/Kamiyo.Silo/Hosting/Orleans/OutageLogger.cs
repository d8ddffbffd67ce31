using Kamiyo.Storage;
using Microsoft.Extensions.Logging;

namespace Kamiyo.Silo.Hosting;

/// <summary>Leaves out what the store has said already, once for all.</summary>
internal sealed class OutageLogger(ILogger inner) : ILogger
{
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsOutage(exception))
        {
            inner.Log(logLevel, eventId, state, exception, formatter);
        }
    }

    public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => inner.BeginScope(state);

    private static bool IsOutage(Exception? exception) => exception switch
    {
        null => false,
        StoreUnavailableException => true,
        AggregateException several => several.InnerExceptions.All(IsOutage),
        _ => IsOutage(exception.InnerException),
    };
}
