using System.Text.Json.Nodes;

namespace Kamiyo.Billing.Tests.Building;

/// <summary>A subscription that renders itself as any API version does.</summary>
internal sealed record SubscriptionSpec
{
    public string Id { get; init; } = "sub_1";

    public string Customer { get; init; } = "cus_1";

    public string Status { get; init; } = "active";

    public SubscriptionItemSpec[] Items { get; init; } = [new()];

    public DateTimeOffset? PeriodEnd { get; init; } = TestTime.Day(30);

    public bool CancelAtPeriodEnd { get; init; }

    public DateTimeOffset? CancelAt { get; init; }

    public DateTimeOffset? TrialEnd { get; init; }

    public string? CancellationReason { get; init; }

    public string ApiVersion { get; init; } = ApiVersions.Clover;

    public SubscriptionSpec On(string priceId, long quantity = 1) => this with { Items = [new(priceId, quantity)] };

    public JsonObject ToJson()
    {
        var json = new JsonObject
        {
            ["id"] = Id,
            ["object"] = "subscription",
            ["customer"] = Customer,
            ["status"] = Status,
            ["cancel_at_period_end"] = CancelAtPeriodEnd,
            ["cancel_at"] = CancelAt?.ToUnixTimeSeconds(),
            ["trial_end"] = TrialEnd?.ToUnixTimeSeconds(),
            ["cancellation_details"] = new JsonObject { ["reason"] = CancellationReason },
            ["items"] = new JsonObject
            {
                ["object"] = "list",
                ["data"] = new JsonArray([.. Items.Select(item => item.ToJson(PeriodEnd, ApiVersion))]),
            },
        };
        if (!ApiVersions.IsAtLeastBasil(ApiVersion))
        {
            json["current_period_end"] = PeriodEnd?.ToUnixTimeSeconds();
        }

        return json;
    }
}
