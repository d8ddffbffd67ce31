namespace Kamiyo.Cli.Gateway;

/// <summary>One subscription of a <see cref="CustomerView"/>.</summary>
public sealed record SubscriptionView(string SubscriptionId, string Status, string? PriceId, DateTimeOffset? CurrentPeriodEnd);
