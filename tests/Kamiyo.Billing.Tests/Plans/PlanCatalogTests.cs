using Kamiyo.Billing.Plans;
using Kamiyo.Billing.Tests.Building;

namespace Kamiyo.Billing.Tests.Plans;

public sealed class PlanCatalogTests
{
    [Fact]
    public void A_plan_is_found_by_tier_and_by_any_of_its_prices()
    {
        TestPlans.Catalog.FindByTier(Tier.Pro)!.MonthlyAmount.ShouldBe(8900);
        TestPlans.Catalog.FindByPriceId(TestPlans.ProYearly)!.Tier.ShouldBe(Tier.Pro);
        TestPlans.Catalog.FindByPriceId("PRICE_PRO").ShouldBeNull();
    }

    [Fact]
    public void Two_plans_of_one_tier_are_refused_by_name() =>
        Should.Throw<ArgumentException>(() => new PlanCatalog([Plan(Tier.Pro, "a"), Plan(Tier.Pro, "b")], TestPlans.Grace))
            .Message.ShouldContain("Two plans are configured for the tier Pro.");

    [Fact]
    public void A_price_in_two_plans_is_refused_by_name() =>
        Should.Throw<ArgumentException>(() => new PlanCatalog([Plan(Tier.Pro, "a"), Plan(Tier.Team, "a")], TestPlans.Grace))
            .Message.ShouldContain("The price a is configured for both Pro and Team.");

    private static Plan Plan(Tier tier, string priceId) => new(tier, 100, "usd", [priceId], [], new Dictionary<string, long>());
}
