using Microsoft.Extensions.Logging;

namespace Kamiyo.Silo.Hosting;

/// <summary>Puts an <see cref="OutageLogger"/> around each logger of Orleans. The container disposes <paramref name="inner"/>.</summary>
internal sealed class OutageLoggerFactory(ILoggerFactory inner) : ILoggerFactory
{
    private const string Orleans = "Orleans.";

    public ILogger CreateLogger(string categoryName)
    {
        var logger = inner.CreateLogger(categoryName);
        return categoryName.StartsWith(Orleans, StringComparison.Ordinal) ? new OutageLogger(logger) : logger;
    }

    public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);

    public void Dispose()
    {
    }
}
