using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Kamiyo.Billing.Events;

/// <summary>The event types that change a customer; every other type is stored and ignored.</summary>
public static class HandledEventTypes
{
    public const string CheckoutCompleted = "checkout.session.completed";
    public const string CheckoutPaymentSucceeded = "checkout.session.async_payment_succeeded";
    public const string CheckoutPaymentFailed = "checkout.session.async_payment_failed";
    public const string SubscriptionCreated = "customer.subscription.created";
    public const string SubscriptionUpdated = "customer.subscription.updated";
    public const string SubscriptionDeleted = "customer.subscription.deleted";
    public const string InvoicePaymentSucceeded = "invoice.payment_succeeded";
    public const string InvoicePaid = "invoice.paid";
    public const string InvoicePaymentFailed = "invoice.payment_failed";
    public const string InvoiceMarkedUncollectible = "invoice.marked_uncollectible";
    public const string PaymentIntentSucceeded = "payment_intent.succeeded";
    public const string PaymentIntentFailed = "payment_intent.payment_failed";

    private static readonly FrozenSet<string> Set;

    static HandledEventTypes()
    {
        All =
        [
            SubscriptionUpdated, InvoicePaid, InvoicePaymentSucceeded, PaymentIntentSucceeded, InvoicePaymentFailed, PaymentIntentFailed,
            SubscriptionCreated, SubscriptionDeleted, CheckoutCompleted, CheckoutPaymentSucceeded, CheckoutPaymentFailed,
            InvoiceMarkedUncollectible,
        ];
        Set = All.ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>Each of them once, the frequent ones first.</summary>
    public static ImmutableArray<string> All { get; }

    public static bool Contains(string type) => Set.Contains(type);
}
