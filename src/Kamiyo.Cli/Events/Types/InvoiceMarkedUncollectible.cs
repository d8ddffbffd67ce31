using System.Text.Json.Nodes;

namespace Kamiyo.Cli.Events.Types;

public sealed class InvoiceMarkedUncollectible : IEventType
{
    private const int AttemptsBeforeGivingUp = 8;

    public string Name => "invoice.marked_uncollectible";

    public string Summary => "An invoice is given up after the last attempt";

    public JsonObject BuildObject(EventRequest request)
    {
        var invoice = Invoice.Open(request);
        invoice["status"] = "uncollectible";
        invoice["attempt_count"] = AttemptsBeforeGivingUp;
        invoice["auto_advance"] = false;
        invoice["status_transitions"]!["marked_uncollectible_at"] = request.CreatedAt.ToUnixTimeSeconds();
        return invoice;
    }
}
