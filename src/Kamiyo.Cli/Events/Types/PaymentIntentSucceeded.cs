using System.Text.Json.Nodes;

namespace Kamiyo.Cli.Events.Types;

public sealed class PaymentIntentSucceeded : IEventType
{
    private static readonly ObjectTemplate PaymentIntent = ObjectTemplate.Load("payment-intent");

    public string Name => "payment_intent.succeeded";

    public string Summary => "A one-off payment goes through";

    public JsonObject BuildObject(EventRequest request)
    {
        var paymentIntent = PaymentIntent.Fill(ObjectValues.For(request));
        paymentIntent["status"] = "succeeded";
        paymentIntent["amount_received"] = request.Price.Amount;
        return paymentIntent;
    }
}
