using Kamiyo.Billing.Subscriptions;

namespace Kamiyo.Delivery.Templates.Wording;

/// <summary>Cancellations: scheduled, taken back, done.</summary>
internal static class CancellationWording
{
    /// <param name="subscription">What comes after "your".</param>
    public static ChangeText Scheduled(SubscriptionChange change, string subscription)
    {
        var now = change.Old.Length == 0 ? string.Empty : "now ";
        return DateText.OfDay(change.New) is { } day
            ? new ChangeText($"Your {subscription} ends on {day}", $"Your {subscription} is {now}set to end on {day} and will not renew.")
            : new ChangeText($"Your {subscription} will not renew", $"Your {subscription} is {now}set to end and will not renew.");
    }

    /// <param name="subscription">What comes after "your".</param>
    public static ChangeText TakenBack(SubscriptionChange change, string subscription)
    {
        var sentence = $"The cancellation of your {subscription} has been taken back.";
        return new ChangeText(
            $"Your {subscription} continues",
            DateText.OfDay(change.Old) is { } day ? $"{sentence} It no longer ends on {day}." : sentence);
    }

    /// <param name="reason">Stripe's <c>cancellation_details.reason</c>.</param>
    /// <returns>Null when there is nothing to say.</returns>
    public static string? Reason(string? reason) => reason switch
    {
        "cancellation_requested" => "It ended because it was cancelled.",
        "payment_failed" => "It ended because its payment failed.",
        "payment_disputed" => "It ended because a payment for it was disputed.",
        _ => null,
    };
}
