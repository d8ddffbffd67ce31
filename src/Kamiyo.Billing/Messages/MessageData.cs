using System.Text.Json.Serialization;

namespace Kamiyo.Billing.Messages;

/// <summary>What a template needs. The stored discriminators must stay as they are.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(CheckoutData), "checkout")]
[JsonDerivedType(typeof(SubscriptionData), "subscription")]
[JsonDerivedType(typeof(SubscriptionChangedData), "subscription_changed")]
[JsonDerivedType(typeof(SubscriptionCanceledData), "subscription_canceled")]
[JsonDerivedType(typeof(InvoicePaidData), "invoice_paid")]
[JsonDerivedType(typeof(InvoiceUnpaidData), "invoice_unpaid")]
[JsonDerivedType(typeof(OneOffPaymentData), "one_off_payment")]
public abstract record MessageData;
