using System.Text.Json.Nodes;

namespace Kamiyo.Cli.Events.Types;

public sealed class CheckoutSessionCompleted : IEventType
{
    private static readonly ObjectTemplate Session = ObjectTemplate.Load("checkout-session");

    public string Name => "checkout.session.completed";

    public string Summary => "A customer finished a subscription checkout and paid";

    public JsonObject BuildObject(EventRequest request) => Session.Fill(ObjectValues.For(request));
}
