using Kamiyo.Billing.Subscriptions;

namespace Kamiyo.Storage.Subscriptions;

/// <summary>A <c>subscription</c> row as read back.</summary>
public sealed record StoredSubscription(CustomerState State, long Version, DateTimeOffset UpdatedAt);
