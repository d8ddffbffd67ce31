using System.Text;
using System.Text.Json.Nodes;
using Kamiyo.Grains.Interfaces.Subscriptions;
using Kamiyo.Grains.Interfaces.WebhookEvents;

namespace Kamiyo.Grains.Tests.Events;

/// <summary>A subscription event of Stripe's, as either grain takes it.</summary>
internal sealed record SubscriptionEvent(string EventId = "evt_1", string CustomerId = "cus_1")
{
    public const string CreatedType = "customer.subscription.created";
    public const string UpdatedType = "customer.subscription.updated";

    /// <summary>A little before the clock of a <see cref="Hosting.GrainHost"/> starts.</summary>
    public static readonly DateTimeOffset Earlier = new(2026, 6, 1, 11, 0, 0, TimeSpan.Zero);

    public string Type { get; init; } = CreatedType;

    public string PriceId { get; init; } = "price_pro";

    public string Status { get; init; } = "active";

    public DateTimeOffset CreatedAt { get; init; } = Earlier;

    public ApplyWebhookEvent ToApply() => new(EventId, Type, Payload());

    public ReceivedWebhookEvent ToReceived() =>
        new(EventId, Type, "2026-03-25.dahlia", null, false, CustomerId, CreatedAt, CreatedAt.AddSeconds(1), Payload());

    private byte[] Payload()
    {
        var item = new JsonObject
        {
            ["id"] = "si_1",
            ["object"] = "subscription_item",
            ["quantity"] = 1,
            ["current_period_start"] = Earlier.ToUnixTimeSeconds(),
            ["current_period_end"] = Earlier.AddDays(30).ToUnixTimeSeconds(),
            ["price"] = new JsonObject { ["id"] = PriceId, ["object"] = "price" },
        };
        var subscription = new JsonObject
        {
            ["id"] = "sub_1",
            ["object"] = "subscription",
            ["customer"] = CustomerId,
            ["status"] = Status,
            ["cancel_at_period_end"] = false,
            ["items"] = new JsonObject { ["object"] = "list", ["data"] = new JsonArray(item) },
        };
        var stripeEvent = new JsonObject
        {
            ["id"] = EventId,
            ["object"] = "event",
            ["api_version"] = "2026-03-25.dahlia",
            ["created"] = CreatedAt.ToUnixTimeSeconds(),
            ["livemode"] = false,
            ["type"] = Type,
            ["data"] = new JsonObject { ["object"] = subscription },
        };
        return Encoding.UTF8.GetBytes(stripeEvent.ToJsonString());
    }
}
