using Kamiyo.Billing.Plans;

namespace Kamiyo.Billing.Tests.Building;

internal static class TestPlans
{
    public const string Pro = "price_pro";
    public const string ProYearly = "price_pro_yearly";
    public const string Team = "price_team";
    public const string Enterprise = "price_enterprise";

    public static readonly TimeSpan Grace = TimeSpan.FromDays(7);

    public static readonly PlanCatalog Catalog = new(
        [
            new Plan(Tier.Free, 0, "usd", [], ["community"], new Dictionary<string, long> { ["requests_per_day"] = 100 }),
            new Plan(Tier.Pro, 8900, "usd", [Pro, ProYearly], ["api"], new Dictionary<string, long> { ["requests_per_day"] = 50_000 }),
            new Plan(Tier.Team, 19900, "usd", [Team], ["api", "webhooks"], new Dictionary<string, long> { ["seats"] = 5 }),
            new Plan(Tier.Enterprise, 49900, "usd", [Enterprise], ["api", "webhooks", "sso"], new Dictionary<string, long>()),
        ],
        Grace);

    public static long MonthlyAmount(string priceId) => priceId switch
    {
        Team => 19900,
        Enterprise => 49900,
        ProYearly => 89000,
        _ => 8900,
    };
}
