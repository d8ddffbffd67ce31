namespace Kamiyo.Billing.Stripe;

/// <summary>A customer object as Stripe's API gives it.</summary>
/// <param name="CustomerId"><c>cus_…</c>.</param>
/// <param name="Email">Null when it has none.</param>
/// <param name="IsDeleted">Stripe keeps only the id of a deleted customer, and ends its subscriptions.</param>
public sealed record StripeCustomer(string CustomerId, string? Email, bool IsDeleted);
