using System.Diagnostics.Metrics;
using Kamiyo.Grains.Telemetry;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Kamiyo.Silo.Metrics;

/// <summary>
/// Gauges of the whole installation, the same in every process. They are read every few seconds and not when asked for, so that a scrape never waits for
/// a database that doesn't answer.
/// </summary>
internal sealed class InstallationMetrics : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    private readonly InstallationReader _reader;
    private readonly TimeProvider _time;
    private readonly ILogger<InstallationMetrics> _logger;
    private volatile InstallationState _state = InstallationState.Unknown;

    public InstallationMetrics(InstallationReader reader, IMeterFactory meters, TimeProvider time, ILogger<InstallationMetrics> logger)
    {
        _reader = reader;
        _time = time;
        _logger = logger;
        var meter = meters.Create(WebhookMetrics.MeterName);
        meter.CreateObservableGauge("kamiyo_store_up", () => _state.IsStoreUp ? 1 : 0, description: "1 while the database takes writes.");
        meter.CreateObservableGauge("kamiyo_events", Events, description: "Events that are not finished, by status; counted up to 10000.");
        meter.CreateObservableGauge(
            "kamiyo_oldest_pending_event_age",
            () => Age(_state.Backlog, backlog => backlog.OldestEventDueAt),
            "s",
            "How long the longest waiting event could have been processed by now.");
        meter.CreateObservableGauge("kamiyo_outbox_messages", Messages, description: "Messages that are not sent, by status; counted up to 10000.");
        meter.CreateObservableGauge(
            "kamiyo_outbox_oldest_due_age",
            () => Age(_state.Backlog, _ => _state.OldestMessageDueAt),
            "s",
            "How long the longest waiting message could have been sent by now.");
        meter.CreateObservableGauge("kamiyo_grain_activations", Activations, description: "Grains in memory, by class.");
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, _time);
        try
        {
            do
            {
                await Read(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process stops.
        }
    }

    private async Task Read(CancellationToken cancellationToken)
    {
        try
        {
            _state = await _reader.ReadAsync(_state, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Whatever is wrong, it must not end the program that is being watched.
            _logger.LogError(exception, "The state of the installation could not be read");
        }
    }

    private IEnumerable<Measurement<long>> Events() => _state.Backlog is { } backlog
        ? [Of(backlog.PendingEvents, "pending"), Of(backlog.DeadEvents, "dead")]
        : [];

    private IEnumerable<Measurement<long>> Messages() => _state.Backlog is { } backlog
        ? [Of(backlog.PendingMessages, "pending"), Of(backlog.WaitingMessages, "waiting")]
        : [];

    private IEnumerable<Measurement<int>> Activations() =>
        _state.Activations.Select(pair => new Measurement<int>(pair.Value, new KeyValuePair<string, object?>("grain", pair.Key)));

    // Nothing before the first look: a zero would say that nothing waits.
    private IEnumerable<Measurement<double>> Age<T>(T? seen, Func<T, DateTimeOffset?> dueAt)
        where T : class => seen is null
            ? []
            : [new(dueAt(seen) is { } due ? Math.Max(0, (_time.GetUtcNow() - due).TotalSeconds) : 0)];

    private static Measurement<long> Of(long count, string status) => new(count, new KeyValuePair<string, object?>("status", status));
}
