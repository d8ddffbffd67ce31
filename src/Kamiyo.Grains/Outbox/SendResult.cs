using Kamiyo.Delivery;
using Kamiyo.Storage.Outbox;

namespace Kamiyo.Grains.Outbox;

/// <summary>What one attempt means for the message's row.</summary>
/// <param name="End">The status it ends with; null when it is to be tried again.</param>
/// <param name="Reason">Why; null when sent.</param>
/// <param name="RetryAfter">The least wait before the next attempt, if the other side asked for one.</param>
internal sealed record SendResult(OutboxStatus? End, string? Reason, TimeSpan? RetryAfter = null)
{
    public static SendResult Of(DeliveryResult result) => result.Outcome switch
    {
        DeliveryOutcome.Sent => new(OutboxStatus.Sent, null),
        DeliveryOutcome.Unsent => new(OutboxStatus.Unsent, result.Reason),
        DeliveryOutcome.Rejected => new(OutboxStatus.Dead, result.Reason),
        DeliveryOutcome.Retry => new(null, result.Reason, result.RetryAfter),
        _ => throw new InvalidOperationException($"No status for the outcome {result.Outcome}."),
    };

    public static SendResult Unsent(string reason) => new(OutboxStatus.Unsent, reason);

    public static SendResult Dropped(string reason) => new(OutboxStatus.Dropped, reason);

    /// <summary>No attempt can mend it.</summary>
    public static SendResult Unsendable(Exception exception) => new(OutboxStatus.Dead, $"{exception.GetType().Name}: {exception.Message}");

    public static SendResult Failed(Exception exception) => new(null, $"{exception.GetType().Name}: {exception.Message}");
}
