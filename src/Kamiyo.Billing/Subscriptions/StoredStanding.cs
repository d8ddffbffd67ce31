namespace Kamiyo.Billing.Subscriptions;

/// <summary>A standing as the timeline keeps it; names as in the API.</summary>
internal sealed record StoredStanding(string SubscriptionTier, string SubscriptionStatus, bool ApiAccess);
