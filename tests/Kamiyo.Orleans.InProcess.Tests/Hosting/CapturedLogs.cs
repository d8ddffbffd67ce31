using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Kamiyo.Orleans.InProcess.Tests.Hosting;

/// <summary>Everything logged at Warning and above.</summary>
public sealed class CapturedLogs : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<(LogLevel Level, string Message, Exception? Exception)> _entries = new();

    public IEnumerable<Exception> Exceptions => _entries.Select(static entry => entry.Exception).OfType<Exception>();

    public override string ToString() => string.Join(Environment.NewLine, _entries.Select(static entry => $"{entry.Level}: {entry.Message} {entry.Exception}"));

    ILogger ILoggerProvider.CreateLogger(string categoryName) => this;

    IDisposable? ILogger.BeginScope<TState>(TState state) => null;

    bool ILogger.IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _entries.Enqueue((logLevel, formatter(state, exception), exception));

    void IDisposable.Dispose()
    {
    }
}
