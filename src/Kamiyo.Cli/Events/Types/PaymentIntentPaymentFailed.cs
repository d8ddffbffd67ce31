using System.Text.Json.Nodes;

namespace Kamiyo.Cli.Events.Types;

public sealed class PaymentIntentPaymentFailed : IEventType
{
    private static readonly ObjectTemplate PaymentIntent = ObjectTemplate.Load("payment-intent");

    public string Name => "payment_intent.payment_failed";

    public string Summary => "A one-off payment is declined";

    public JsonObject BuildObject(EventRequest request)
    {
        var paymentIntent = PaymentIntent.Fill(ObjectValues.For(request));
        paymentIntent["payment_method"] = null;
        paymentIntent["last_payment_error"] = new JsonObject
        {
            ["charge"] = paymentIntent["latest_charge"]!.DeepClone(),
            ["code"] = "card_declined",
            ["decline_code"] = "insufficient_funds",
            ["message"] = "Your card has insufficient funds.",
            ["type"] = "card_error",
        };
        return paymentIntent;
    }
}
