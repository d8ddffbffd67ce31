using System.Text.Json.Nodes;

namespace Kamiyo.Cli.Events.Types;

public sealed class SubscriptionDeleted : IEventType
{
    private static readonly ObjectTemplate Subscription = ObjectTemplate.Load("subscription");

    public string Name => "customer.subscription.deleted";

    public string Summary => "A subscription ends: canceled";

    public JsonObject BuildObject(EventRequest request)
    {
        var subscription = Subscription.Fill(ObjectValues.For(request));
        var endedAt = request.CreatedAt.ToUnixTimeSeconds();
        subscription["status"] = "canceled";
        subscription["canceled_at"] = endedAt;
        subscription["ended_at"] = endedAt;
        subscription["cancellation_details"]!["reason"] = "cancellation_requested";
        return subscription;
    }
}
