using System.Text.Json;
using Kamiyo.Billing.Events;
using Kamiyo.Billing.Stripe.Reading;
using Kamiyo.Billing.Syncing;

namespace Kamiyo.Billing.Stripe;

/// <summary>Reads objects that were fetched from Stripe's API; the same readers as for events, which carry the same objects.</summary>
public static class StripeObjectReader
{
    /// <exception cref="UnprocessableEventException">It isn't a customer; the message names the field.</exception>
    public static StripeCustomer ReadCustomer(ReadOnlyMemory<byte> json) => Read(json, "customer", static node => new StripeCustomer(
        node.RequiredWord("id"), node.Text("email", StripeText.MaxEmailLength), node.Flag("deleted") ?? false));

    /// <summary>Reads a subscription, with its latest invoice when that was expanded.</summary>
    /// <exception cref="UnprocessableEventException">It isn't a subscription; the message names the field.</exception>
    public static FetchedSubscription ReadSubscription(ReadOnlyMemory<byte> json) => Read(json, "subscription", static node =>
        new FetchedSubscription(SubscriptionReader.Read(node), ReadLatestInvoice(node)));

    /// <summary>Plain ids say nothing of their invoice.</summary>
    private static StripeInvoiceStatus? ReadLatestInvoice(StripeNode subscription)
    {
        if (!subscription.IsObject("latest_invoice") || subscription.Object("latest_invoice") is not { } invoice)
        {
            return null;
        }

        var transitions = invoice.Object("status_transitions");
        return new StripeInvoiceStatus(
            InvoiceReader.Read(invoice), invoice.Word("status") ?? "draft", transitions?.Time("paid_at"), transitions?.Time("marked_uncollectible_at"));
    }

    private static T Read<T>(ReadOnlyMemory<byte> json, string name, Func<StripeNode, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = StripeEnvelopeReader.MaxDepth });
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? read(new StripeNode(document.RootElement, name))
                : throw new UnprocessableEventException($"Stripe's {name} is not a JSON object.");
        }
        catch (JsonException exception)
        {
            throw new UnprocessableEventException($"Stripe's {name} is not valid JSON.", exception);
        }
    }
}
