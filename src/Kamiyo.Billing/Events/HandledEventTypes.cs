using System.Collections.Frozen;

namespace Kamiyo.Billing.Events;

/// <summary>The event types that change a customer; every other type is stored and ignored.</summary>
public static class HandledEventTypes
{
    public const string SubscriptionCreated = "customer.subscription.created";
    public const string SubscriptionUpdated = "customer.subscription.updated";
    public const string SubscriptionDeleted = "customer.subscription.deleted";
    public const string InvoicePaymentSucceeded = "invoice.payment_succeeded";

    private static readonly FrozenSet<string> All =
        FrozenSet.Create(StringComparer.Ordinal, SubscriptionCreated, SubscriptionUpdated, SubscriptionDeleted, InvoicePaymentSucceeded);

    public static bool Contains(string type) => All.Contains(type);
}
