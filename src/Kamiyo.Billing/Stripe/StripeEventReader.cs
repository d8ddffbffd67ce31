using System.Text.Json;
using Kamiyo.Billing.Events;
using Kamiyo.Billing.Stripe.Reading;

namespace Kamiyo.Billing.Stripe;

/// <summary>Turns a stored payload into what it means. With the readers beside it the only code that knows Stripe's field paths.</summary>
public static class StripeEventReader
{
    /// <exception cref="UnprocessableEventException">A field isn't what it must be; the message names its path and what was expected.</exception>
    public static StripeEvent Read(ReadOnlyMemory<byte> payload)
    {
        using var document = Parse(payload);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            throw new UnprocessableEventException("The payload is not a JSON object.");
        }

        var root = new StripeNode(document.RootElement, string.Empty);
        var eventId = root.RequiredWord("id");
        var type = root.RequiredWord("type");
        return HandledEventTypes.Contains(type)
            ? Read(root, eventId, type, root.RequiredTime("created"))
            : new UnhandledEvent(eventId, type, root.RequiredInstant("created"));
    }

    private static StripeEvent Read(StripeNode root, string eventId, string type, DateTimeOffset createdAt)
    {
        var data = root.RequiredObject("data");
        var subject = data.RequiredObject("object");
        return type switch
        {
            HandledEventTypes.SubscriptionCreated => ReadSubscription(SubscriptionStep.Created),
            HandledEventTypes.SubscriptionUpdated => ReadSubscription(SubscriptionStep.Updated),
            HandledEventTypes.SubscriptionDeleted => ReadSubscription(SubscriptionStep.Deleted),
            HandledEventTypes.InvoicePaymentSucceeded => ReadInvoice(InvoiceStep.PaymentSucceeded),
            HandledEventTypes.InvoicePaid => ReadInvoice(InvoiceStep.Paid),
            HandledEventTypes.InvoicePaymentFailed => ReadInvoice(InvoiceStep.PaymentFailed),
            HandledEventTypes.InvoiceMarkedUncollectible => ReadInvoice(InvoiceStep.MarkedUncollectible),
            HandledEventTypes.CheckoutCompleted => ReadCheckout(CheckoutStep.Completed),
            HandledEventTypes.CheckoutPaymentSucceeded => ReadCheckout(CheckoutStep.PaymentSucceeded),
            HandledEventTypes.CheckoutPaymentFailed => ReadCheckout(CheckoutStep.PaymentFailed),
            HandledEventTypes.PaymentIntentSucceeded => ReadPaymentIntent(PaymentIntentStep.Succeeded),
            HandledEventTypes.PaymentIntentFailed => ReadPaymentIntent(PaymentIntentStep.Failed),
            _ => throw new InvalidOperationException($"{type} is handled but has no reader."),
        };

        SubscriptionEvent ReadSubscription(SubscriptionStep step)
        {
            var subscription = SubscriptionReader.Read(subject);
            var before = data.Object("previous_attributes") is { } previous ? PreviousSubscriptionReader.Read(previous, subscription) : null;
            return new SubscriptionEvent(eventId, type, createdAt, step, subscription, before);
        }

        InvoiceEvent ReadInvoice(InvoiceStep step) => new(eventId, type, createdAt, step, InvoiceReader.Read(subject));

        CheckoutEvent ReadCheckout(CheckoutStep step) => new(eventId, type, createdAt, step, CheckoutSessionReader.Read(subject));

        PaymentIntentEvent ReadPaymentIntent(PaymentIntentStep step) =>
            new(eventId, type, createdAt, step, PaymentIntentReader.Read(subject));
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> payload)
    {
        try
        {
            return JsonDocument.Parse(payload, new JsonDocumentOptions { MaxDepth = StripeEnvelopeReader.MaxDepth });
        }
        catch (JsonException exception)
        {
            throw new UnprocessableEventException(
                $"The payload is not valid JSON at line {exception.LineNumber + 1}, byte {exception.BytePositionInLine}.", exception);
        }
    }
}
