using Kamiyo.Billing.Subscriptions;

namespace Kamiyo.Delivery.Templates.Wording;

/// <summary>Changes of status.</summary>
internal static class StatusWording
{
    /// <param name="subscription">What comes after "your".</param>
    public static ChangeText Of(SubscriptionChange change, string subscription)
    {
        var news = change.New switch
        {
            SubscriptionStatus.Active when change.Old == SubscriptionStatus.Paused => "is no longer paused",
            SubscriptionStatus.Active => "is active again",
            SubscriptionStatus.Trialing => "is on trial",
            SubscriptionStatus.Paused => "is paused",
            SubscriptionStatus.Unpaid => "is on hold because of an unpaid invoice",
            SubscriptionStatus.PastDue => "has a payment that is overdue",
            SubscriptionStatus.Incomplete => "is waiting for its first payment",
            SubscriptionStatus.IncompleteExpired => "was not started because its first payment did not arrive",
            SubscriptionStatus.Canceled => "has ended",
            _ => "has a new status",
        };
        return new ChangeText($"Your {subscription} {news}", $"Your {subscription} {news}.");
    }
}
