using System.Text.Json.Nodes;

namespace Kamiyo.Cli.Events.Types;

public sealed class InvoicePaymentFailed : IEventType
{
    private const int DaysToNextAttempt = 3;

    public string Name => "invoice.payment_failed";

    public string Summary => "A renewal's first charge is declined; Stripe will try again";

    public JsonObject BuildObject(EventRequest request)
    {
        var invoice = Invoice.Open(request);
        invoice["next_payment_attempt"] = request.CreatedAt.AddDays(DaysToNextAttempt).ToUnixTimeSeconds();
        return invoice;
    }
}
