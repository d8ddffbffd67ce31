using Kamiyo.Billing.Subscriptions;

namespace Kamiyo.Storage.Subscriptions;

/// <summary>A row of <c>subscription</c>: the state, and beside it the columns that people query.</summary>
/// <param name="State">Stored as JSON; the truth.</param>
/// <param name="Standing">Tier, status and access when the row was written.</param>
/// <param name="Version">1 for the first commit, one more with each.</param>
/// <param name="UpdatedAt">When it was committed.</param>
public sealed record SubscriptionRecord(CustomerState State, CustomerStanding Standing, long Version, DateTimeOffset UpdatedAt);
