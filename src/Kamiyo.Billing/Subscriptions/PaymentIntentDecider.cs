using System.Globalization;
using Kamiyo.Billing.Analytics;
using Kamiyo.Billing.Events;
using Kamiyo.Billing.Messages;
using Kamiyo.Billing.Payments;
using Kamiyo.Billing.Stripe;

namespace Kamiyo.Billing.Subscriptions;

/// <summary>Decides the events of payment intents: one-off payments only, those of an invoice are the invoice's. They change no state.</summary>
internal static class PaymentIntentDecider
{
    public static Decision Decide(CustomerState state, PaymentIntentEvent stripeEvent)
    {
        var intent = stripeEvent.PaymentIntent;
        if (intent.PaysInvoice)
        {
            return new Decision(EventOutcome.Ignored, $"{intent.PaymentIntentId} pays an invoice, whose own events are recorded.", state, []);
        }

        var isPaid = stripeEvent.Step == PaymentIntentStep.Succeeded;
        var amount = new Money(intent.Amount, intent.Currency);
        var payment = new Payment(
            intent.PaymentIntentId,
            null,
            isPaid ? PaymentStatus.Succeeded : PaymentStatus.Failed,
            intent.Amount,
            intent.Currency,
            0,
            stripeEvent.EventId,
            stripeEvent.CreatedAt);
        return new Decision(
            EventOutcome.Applied, isPaid ? $"one-off payment of {amount}" : $"one-off payment of {amount} failed", state, [payment])
        {
            Messages = [Message(stripeEvent, isPaid, amount)],
            AnalyticsEvents = isPaid ? [Analytics(stripeEvent)] : [],
        };
    }

    /// <summary>A payment intent can fail many times, once a charge.</summary>
    private static Message Message(PaymentIntentEvent stripeEvent, bool isPaid, Money amount)
    {
        var intent = stripeEvent.PaymentIntent;
        return new Message(
            isPaid ? MessageKind.OneOffReceipt : MessageKind.OneOffPaymentFailed,
            intent.PaymentIntentId,
            isPaid ? Messages.Message.Once : intent.ChargeId ?? stripeEvent.EventId,
            intent.ReceiptEmail,
            stripeEvent.CreatedAt,
            new OneOffPaymentData(intent.PaymentIntentId, amount, intent.Description, isPaid ? null : intent.FailureMessage));
    }

    private static AnalyticsEvent Analytics(PaymentIntentEvent stripeEvent) => new(
        "one_off_payment_succeeded",
        stripeEvent.PaymentIntent.PaymentIntentId,
        Messages.Message.Once,
        stripeEvent.CreatedAt,
        AnalyticsProperties.Of(
            ("amount", stripeEvent.PaymentIntent.Amount.ToString(CultureInfo.InvariantCulture)),
            ("currency", stripeEvent.PaymentIntent.Currency)));
}
