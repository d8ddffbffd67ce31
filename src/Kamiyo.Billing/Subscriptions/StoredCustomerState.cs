namespace Kamiyo.Billing.Subscriptions;

/// <summary>A customer's state with the version of its form.</summary>
internal sealed record StoredCustomerState(int Version, CustomerState State);
