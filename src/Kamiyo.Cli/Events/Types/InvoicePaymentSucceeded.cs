using System.Text.Json.Nodes;

namespace Kamiyo.Cli.Events.Types;

public sealed class InvoicePaymentSucceeded : IEventType
{
    public string Name => "invoice.payment_succeeded";

    public string Summary => "A renewal is paid";

    public JsonObject BuildObject(EventRequest request) => Invoice.Paid(request);
}
