using System.Text.Json.Nodes;

namespace Kamiyo.Billing.Tests.Building;

internal sealed record SubscriptionItemSpec(string PriceId = TestPlans.Pro, long Quantity = 1, string ItemId = "si_1")
{
    public string Interval { get; init; } = PriceIdIsYearly(PriceId) ? "year" : "month";

    public string Currency { get; init; } = "usd";

    public JsonObject ToJson(DateTimeOffset? periodEnd, string apiVersion)
    {
        var item = new JsonObject
        {
            ["id"] = ItemId,
            ["object"] = "subscription_item",
            ["price"] = new JsonObject
            {
                ["id"] = PriceId,
                ["object"] = "price",
                ["currency"] = Currency,
                ["unit_amount"] = TestPlans.MonthlyAmount(PriceId),
                ["recurring"] = new JsonObject { ["interval"] = Interval, ["interval_count"] = 1 },
            },
            ["quantity"] = Quantity,
        };
        if (ApiVersions.IsAtLeastBasil(apiVersion))
        {
            item["current_period_end"] = periodEnd?.ToUnixTimeSeconds();
        }

        return item;
    }

    private static bool PriceIdIsYearly(string priceId) => priceId == TestPlans.ProYearly;
}
