using System.Text.Json.Nodes;

namespace Kamiyo.Cli.Events.Types;

public sealed class SubscriptionCreated : IEventType
{
    private static readonly ObjectTemplate Subscription = ObjectTemplate.Load("subscription");

    public string Name => "customer.subscription.created";

    public string Summary => "A subscription begins, active";

    public JsonObject BuildObject(EventRequest request) => Subscription.Fill(ObjectValues.For(request));
}
