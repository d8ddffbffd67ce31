using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Kamiyo.Billing.Events;

/// <summary>The event types that change a customer; every other type is stored and ignored.</summary>
public static class HandledEventTypes
{
    public const string SubscriptionCreated = "customer.subscription.created";
    public const string SubscriptionUpdated = "customer.subscription.updated";
    public const string SubscriptionDeleted = "customer.subscription.deleted";
    public const string InvoicePaymentSucceeded = "invoice.payment_succeeded";

    private static readonly FrozenSet<string> Set;

    static HandledEventTypes()
    {
        All = [SubscriptionUpdated, SubscriptionCreated, SubscriptionDeleted, InvoicePaymentSucceeded];
        Set = All.ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>Each of them once.</summary>
    public static ImmutableArray<string> All { get; }

    public static bool Contains(string type) => Set.Contains(type);
}
