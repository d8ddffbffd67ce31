namespace Kamiyo.Billing.Messages;

/// <summary>What is told. Stored by the names of <see cref="MessageKinds"/>.</summary>
public enum MessageKind
{
    /// <summary>After a checkout that is paid or needs no payment.</summary>
    Onboarding,

    /// <summary>A delayed payment of a checkout failed.</summary>
    CheckoutPaymentFailed,

    /// <summary>A subscription became usable for the first time.</summary>
    Welcome,
    SubscriptionChanged,
    SubscriptionCanceled,
    Receipt,
    PaymentFailed,
    AccessSuspended,
    OneOffReceipt,
    OneOffPaymentFailed,

    /// <summary>Stripe won't try an invoice again by itself.</summary>
    LastAttemptFailedAlert,
    InvoiceWrittenOffAlert,
}
