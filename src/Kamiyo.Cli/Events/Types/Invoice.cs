using System.Text.Json.Nodes;

namespace Kamiyo.Cli.Events.Types;

/// <summary>A subscription's invoice, finalised and tried once, in one of the states that it can end in.</summary>
public static class Invoice
{
    private static readonly ObjectTemplate Template = ObjectTemplate.Load("invoice");

    public static JsonObject Open(EventRequest request) => Template.Fill(ObjectValues.For(request));

    public static JsonObject Paid(EventRequest request)
    {
        var invoice = Open(request);
        invoice["status"] = "paid";
        invoice["amount_paid"] = request.Price.Amount;
        invoice["amount_remaining"] = 0;
        invoice["auto_advance"] = false;
        invoice["status_transitions"]!["paid_at"] = request.CreatedAt.ToUnixTimeSeconds();
        return invoice;
    }
}
