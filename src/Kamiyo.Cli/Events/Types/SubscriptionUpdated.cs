using System.Text.Json.Nodes;

namespace Kamiyo.Cli.Events.Types;

public sealed class SubscriptionUpdated : IEventType
{
    private static readonly ObjectTemplate Subscription = ObjectTemplate.Load("subscription");

    public string Name => "customer.subscription.updated";

    public string Summary => "A renewal; a plan change with --price; a status change with --set data.object.status=past_due";

    public JsonObject BuildObject(EventRequest request) => Subscription.Fill(ObjectValues.For(request));
}
