using Kamiyo.Grains.Interfaces.WebhookEvents;
using Kamiyo.Grains.Processing;
using Kamiyo.Storage.Duties;
using Kamiyo.Storage.WebhookEvents;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans;

namespace Kamiyo.Grains.Sweeping;

/// <summary>Hands stored events that are due to their grains, a bounded number at once, however many are stored.</summary>
internal sealed class EventSweep(
    IWebhookEventStore store,
    IGrainFactory grains,
    IDuty duty,
    IOptions<ProcessingOptions> options,
    TimeProvider time,
    ILogger<EventSweep> logger)
{
    /// <summary>Younger events are most likely being processed at this moment, here or in another process.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    internal const int PageSize = 1_000;

    private static readonly TimeSpan ReportInterval = TimeSpan.FromSeconds(10);

    /// <summary>Takes up what was due by then, and for as long as that takes also what has become due meanwhile.</summary>
    public async Task RunAsync(DateTimeOffset dueBy, CancellationToken stopping)
    {
        using var progress = new SweepProgress(options.Value.MaxSweepsInFlight);
        try
        {
            await TakeUpAllAsync(dueBy, progress, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            logger.LogDebug("The sweep ends with the process");
        }
        finally
        {
            await progress.DrainAsync();
            Report(progress);
        }
    }

    private async Task TakeUpAllAsync(DateTimeOffset dueBy, SweepProgress progress, CancellationToken stopping)
    {
        var reported = time.GetTimestamp();
        DueWebhookEvent? last = null;
        do
        {
            var page = await store.FindDueAsync(last, Later(dueBy, time.GetUtcNow() - Patience), PageSize, stopping);
            foreach (var due in page)
            {
                await progress.EnterAsync(stopping);
                _ = TakeUpAsync(due.EventId, progress);
            }

            last = page.Count == PageSize ? page[^1] : null;
            if (time.GetElapsedTime(reported) >= ReportInterval)
            {
                reported = time.GetTimestamp();
                Report(progress);
            }
        }
        while (last is not null && duty.IsOnDuty && !progress.IsHopeless);
    }

    private async Task TakeUpAsync(string eventId, SweepProgress progress)
    {
        try
        {
            await grains.GetGrain<IWebhookEventGrain>(eventId).Process();
            progress.Leave(failure: null);
        }
        catch (Exception exception)
        {
            // Told of with the report, not one by one: an outage meets every event of a backlog. The next sweep finds it again.
            logger.LogDebug(exception, "{EventId} could not be taken up", eventId);
            progress.Leave(exception);
        }
    }

    private void Report(SweepProgress progress)
    {
        if (progress.Failure is { } failure)
        {
            logger.LogWarning(
                failure,
                "The sweep has taken up {Count} unfinished events; {Failures} more are left to the next one",
                progress.Done,
                progress.Failures);
        }
        else if (progress.Done > 0)
        {
            logger.LogInformation("The sweep has taken up {Count} unfinished events", progress.Done);
        }
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
