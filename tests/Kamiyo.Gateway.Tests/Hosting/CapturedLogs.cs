using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Kamiyo.Gateway.Tests.Hosting;

/// <summary>Keeps every line that is logged, with its level and exception.</summary>
public sealed class CapturedLogs : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<(string Category, string Text)> _lines = new();

    public IReadOnlyList<string> Lines => [.. _lines.Select(line => line.Text)];

    /// <summary>Without what Orleans' runtime says of itself and of the machine. The embedded host has no such category.</summary>
    public IReadOnlyList<string> OwnLines =>
        [.. _lines.Where(line => !line.Category.StartsWith("Orleans.Runtime.", StringComparison.Ordinal)).Select(line => line.Text)];

    public ILogger CreateLogger(string categoryName) => new Category(this, categoryName);

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Keep("", logLevel, formatter(state, exception), exception);

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Dispose()
    {
    }

    private void Keep(string category, LogLevel level, string message, Exception? exception) =>
        _lines.Enqueue((category, $"{level}: {message} {exception}"));

    private sealed class Category(CapturedLogs logs, string name) : ILogger
    {
        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            logs.Keep(name, logLevel, formatter(state, exception), exception);

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;
    }
}
