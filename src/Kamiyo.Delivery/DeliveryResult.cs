namespace Kamiyo.Delivery;

/// <summary>The answer of every sender.</summary>
/// <param name="Outcome">What became of the attempt.</param>
/// <param name="Reason">One line for operators, without whole e-mail addresses; null when sent.</param>
/// <param name="RetryAfter">How long the other side asked to wait, at most a day; null when it did not say.</param>
public sealed record DeliveryResult(DeliveryOutcome Outcome, string? Reason, TimeSpan? RetryAfter)
{
    public static DeliveryResult Sent { get; } = new(DeliveryOutcome.Sent, null, null);

    public static DeliveryResult Retry(string reason, TimeSpan? after = null) =>
        new(DeliveryOutcome.Retry, DeliveryReason.Clean(reason), after);

    public static DeliveryResult Rejected(string reason) => new(DeliveryOutcome.Rejected, DeliveryReason.Clean(reason), null);

    public static DeliveryResult Unsent(string reason) => new(DeliveryOutcome.Unsent, DeliveryReason.Clean(reason), null);
}
