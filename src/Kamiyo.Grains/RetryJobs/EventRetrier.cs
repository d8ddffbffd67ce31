using Kamiyo.Grains.Interfaces.WebhookEvents;
using Kamiyo.Storage;
using Kamiyo.Storage.WebhookEvents;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Storage;

namespace Kamiyo.Grains.RetryJobs;

/// <summary>Takes up the events of a job's page through their grains, all at once.</summary>
internal sealed class EventRetrier(IGrainFactory grains, IWebhookEventStore events, ILogger<EventRetrier> logger)
{
    /// <summary>Returns when all of them are processed again, so that no more than a page is ever in memory.</summary>
    /// <param name="wasInterrupted">Some of them may have been taken up before: those count as retried and are left alone.</param>
    /// <exception cref="StoreUnavailableException">The database is away: the page is to be tried again.</exception>
    public async Task<IReadOnlyList<RetriedEvent>> Retry(IReadOnlyList<string> eventIds, string operatorName, bool wasInterrupted) =>
        await Task.WhenAll(eventIds.Select(eventId => Retry(eventId, operatorName, wasInterrupted)));

    private async Task<RetriedEvent> Retry(string eventId, string operatorName, bool wasInterrupted)
    {
        if (wasInterrupted && !await IsRetryable(eventId))
        {
            return RetriedEvent.Retried;
        }

        try
        {
            var grain = grains.GetGrain<IWebhookEventGrain>(eventId);
            if (await grain.Retry(operatorName) is not RetryResult.Accepted)
            {
                return RetriedEvent.Skipped;
            }

            await WaitUntilProcessed(grain, eventId);
            return RetriedEvent.Retried;
        }
        catch (InconsistentStateException)
        {
            logger.LogInformation("Event {EventId} was changed by another process while it was being retried", eventId);
            return RetriedEvent.Skipped;
        }
        catch (Exception exception) when (!IsOutage(exception))
        {
            // One event that can't be taken up must not keep the others from it.
            logger.LogError(exception, "Event {EventId} could not be retried", eventId);
            return RetriedEvent.Failed;
        }
    }

    private async Task<bool> IsRetryable(string eventId) =>
        await events.FindAsync(eventId, CancellationToken.None) is { } found && WebhookEventFilter.Retryable.Contains(found.Status);

    private async Task WaitUntilProcessed(IWebhookEventGrain grain, string eventId)
    {
        try
        {
            await grain.Process();
        }
        catch (Exception exception)
        {
            // It is stored as to be processed, which is all that the retry promises; whoever sweeps finds it.
            logger.LogInformation(exception, "Event {EventId} is taken up again and will be processed later", eventId);
        }
    }

    private static bool IsOutage(Exception? exception) =>
        exception is not null && (exception is StoreUnavailableException || IsOutage(exception.InnerException));
}
