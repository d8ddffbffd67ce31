namespace Kamiyo.Cli.Gateway;

/// <summary>A customer, as <c>GET /api/v1/customers/{customer_id}</c> shows it.</summary>
public sealed record CustomerView(
    string CustomerId,
    string? Email,
    string SubscriptionTier,
    string SubscriptionStatus,
    bool ApiAccess,
    DateTimeOffset? PaidThrough,
    bool CancelAtPeriodEnd,
    IReadOnlyList<SubscriptionView>? Subscriptions);
