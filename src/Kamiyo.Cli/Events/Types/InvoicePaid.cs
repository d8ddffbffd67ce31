using System.Text.Json.Nodes;

namespace Kamiyo.Cli.Events.Types;

public sealed class InvoicePaid : IEventType
{
    public string Name => "invoice.paid";

    public string Summary => "The same news as invoice.payment_succeeded; Stripe sends both";

    public JsonObject BuildObject(EventRequest request) => Invoice.Paid(request);
}
