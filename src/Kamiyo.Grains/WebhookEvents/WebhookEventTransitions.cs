using Kamiyo.Billing.Events;
using Kamiyo.Grains.Interfaces.Subscriptions;
using Kamiyo.Grains.Interfaces.WebhookEvents;
using Kamiyo.Storage.Outbox;
using Kamiyo.Storage.WebhookEvents;

namespace Kamiyo.Grains.WebhookEvents;

/// <summary>What an event's row becomes; pure, so that every path is tested without a host.</summary>
internal static class WebhookEventTransitions
{
    /// <summary>The row as it is inserted. An event that goes nowhere leaves nothing to process: it is stored as what it will be.</summary>
    public static WebhookEvent First(ReceivedWebhookEvent received, DateTimeOffset now)
    {
        var row = Received(received);
        return EventRoute.For(row.Type, row.Account, row.CustomerId).IgnoredBecause is { } reason ? Ignored(row, reason, now) : row;
    }

    public static WebhookEvent Received(ReceivedWebhookEvent received) => new(
        received.EventId,
        received.Type,
        received.ApiVersion,
        received.Account,
        received.Livemode,
        received.CustomerId,
        received.CreatedAt,
        received.ReceivedAt,
        WebhookEventStatus.Received,
        Attempts: 0,
        NextAttemptAt: null,
        ProcessedAt: null,
        ErrorMessage: null,
        ErrorDetail: null,
        Outcome: null,
        Version: 1);

    public static WebhookEvent Ignored(WebhookEvent current, string reason, DateTimeOffset now) =>
        Finished(current, WebhookEventStatus.Ignored, reason, now);

    public static WebhookEvent Applied(WebhookEvent current, ApplyResult result, DateTimeOffset now)
    {
        if (result.Outcome is ApplyOutcome.Unprocessable)
        {
            return Dead(current, result.Summary, result.Detail ?? result.Summary);
        }

        var (status, outcome) = Ending(result);
        return Finished(current, status, outcome, now);
    }

    /// <summary>How an event ends that its customer's grain has committed.</summary>
    public static (WebhookEventStatus Status, string Outcome) Ending(ApplyResult result) => result.Outcome switch
    {
        ApplyOutcome.Ignored => (WebhookEventStatus.Ignored, result.Summary),
        ApplyOutcome.Stale => (WebhookEventStatus.Processed, $"stale: {result.Summary}"),
        ApplyOutcome.Applied => (WebhookEventStatus.Processed, result.Summary),
        _ => throw new InvalidOperationException($"No event ends with the outcome {result.Outcome}."),
    };

    /// <summary>Failed with a next attempt; dead when the schedule has none left or no attempt can mend it.</summary>
    /// <param name="chance">In [0, 1), drawn by the caller for the jitter.</param>
    public static WebhookEvent Failed(WebhookEvent current, Exception exception, RetrySchedule schedule, double chance, DateTimeOffset now)
    {
        if (FailureKinds.Of(exception) is FailureKind.Permanent)
        {
            return Dead(current, exception.Message, exception.ToString());
        }

        var message = $"{exception.GetType().Name}: {exception.Message}";
        return schedule.DelayAfter(current.Attempts + 1, chance) is { } delay
            ? Attempted(current) with
            {
                Status = WebhookEventStatus.Failed,
                NextAttemptAt = now + delay,
                ErrorMessage = message,
                ErrorDetail = exception.ToString(),
            }
            : Dead(current, message, exception.ToString());
    }

    /// <summary>As if it had just come in. The last error stays until the next attempt replaces it.</summary>
    public static WebhookEvent Retried(WebhookEvent current) => current with
    {
        Status = WebhookEventStatus.Received,
        Attempts = 0,
        NextAttemptAt = null,
        Version = current.Version + 1,
    };

    /// <summary>The step from one row to the next, with the attempt if that failed.</summary>
    public static WebhookEventChange Change(WebhookEvent current, WebhookEvent next, IReadOnlyList<OutboxEntry> alerts, DateTimeOffset now) => new(
        current.Status,
        next,
        FailedAt: next.Status is WebhookEventStatus.Failed or WebhookEventStatus.Dead ? now : null,
        alerts);

    private static WebhookEvent Finished(WebhookEvent current, WebhookEventStatus status, string outcome, DateTimeOffset now) =>
        Attempted(current) with
        {
            Status = status,
            NextAttemptAt = null,
            ProcessedAt = now,
            ErrorMessage = null,
            ErrorDetail = null,
            Outcome = outcome,
        };

    private static WebhookEvent Dead(WebhookEvent current, string message, string detail) => Attempted(current) with
    {
        Status = WebhookEventStatus.Dead,
        NextAttemptAt = null,
        ErrorMessage = message,
        ErrorDetail = detail,
    };

    private static WebhookEvent Attempted(WebhookEvent current) =>
        current with { Attempts = current.Attempts + 1, Version = current.Version + 1 };
}
