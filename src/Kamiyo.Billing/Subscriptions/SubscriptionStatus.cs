namespace Kamiyo.Billing.Subscriptions;

/// <summary>Stripe's words for where a subscription stands. Words that aren't here are kept as they are and give no access.</summary>
public static class SubscriptionStatus
{
    public const string Incomplete = "incomplete";
    public const string IncompleteExpired = "incomplete_expired";
    public const string Trialing = "trialing";
    public const string Active = "active";
    public const string PastDue = "past_due";
    public const string Unpaid = "unpaid";
    public const string Paused = "paused";
    public const string Canceled = "canceled";

    /// <summary>Kamiyo's own: the customer has no subscription.</summary>
    public const string None = "none";

    /// <summary>Stripe never takes a subscription out of these.</summary>
    public static bool IsTerminal(string status) => status is Canceled or IncompleteExpired;

    /// <summary>
    /// How far along a status is, for want of anything better when two events share a second and neither says it follows the other:
    /// paid beats unpaid, because Stripe tells of a payment in the second it happens and of a failure after the fact.
    /// </summary>
    public static int Progress(string status) => status switch
    {
        Incomplete => 1,
        Paused => 2,
        Unpaid => 3,
        PastDue => 4,
        Trialing => 5,
        Active => 6,
        IncompleteExpired => 7,
        Canceled => 8,
        _ => 0,
    };
}
