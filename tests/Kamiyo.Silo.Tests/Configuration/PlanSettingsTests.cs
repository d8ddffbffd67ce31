using Kamiyo.Billing.Plans;
using Kamiyo.Silo.Configuration;

namespace Kamiyo.Silo.Tests.Configuration;

public sealed class PlanSettingsTests
{
    [Fact]
    public void The_plans_of_the_price_list_need_no_setting()
    {
        var settings = PlanSettings.Read(SettingsOf.Reader());

        settings.Plans.Select(plan => (plan.Tier, plan.MonthlyAmount, plan.Currency)).ShouldBe(
            [(Tier.Free, 0, "usd"), (Tier.Pro, 8_900, "usd"), (Tier.Team, 19_900, "usd"), (Tier.Enterprise, 49_900, "usd")]);
        settings.GracePeriod.ShouldBe(TimeSpan.FromDays(7));
        settings.HasPrices.ShouldBeFalse();
        settings.Plans.Where(plan => plan.Tier is not Tier.Free).ShouldAllBe(plan => plan.Features.Contains("api"));
    }

    [Fact]
    public void Prices_are_set_by_variable_or_by_path_and_there_may_be_several()
    {
        var catalog = PlanSettings.Read(SettingsOf.Reader(
            ("STRIPE_PRICE_ID_PRO", "price_month,price_year"), ("Kamiyo:Plans:Team:PriceIds:0", "price_team"))).ToCatalog();

        catalog.FindByPriceId("price_month").ShouldNotBeNull().Tier.ShouldBe(Tier.Pro);
        catalog.FindByPriceId("price_year").ShouldNotBeNull().Tier.ShouldBe(Tier.Pro);
        catalog.FindByPriceId("price_team").ShouldNotBeNull().Tier.ShouldBe(Tier.Team);
    }

    [Fact]
    public void Features_limits_and_amounts_of_a_plan_can_be_set()
    {
        var settings = PlanSettings.Read(SettingsOf.Reader(
            ("Kamiyo:Plans:Pro:Features:0", "api"),
            ("Kamiyo:Plans:Pro:Limits:seats", "5"),
            ("Kamiyo:Plans:Pro:MonthlyAmount", "9900"),
            ("Kamiyo:Plans:Pro:Currency", "EUR"),
            ("Kamiyo:GraceDays", "3")));

        var pro = settings.ToCatalog().FindByTier(Tier.Pro).ShouldNotBeNull();
        pro.Features.ShouldBe(["api"]);
        pro.Limits.ShouldBe(new Dictionary<string, long> { ["seats"] = 5 });
        pro.MonthlyAmount.ShouldBe(9_900);
        pro.Currency.ShouldBe("eur");
        settings.GracePeriod.ShouldBe(TimeSpan.FromDays(3));
    }

    [Fact]
    public void A_price_of_two_plans_is_refused()
    {
        var reader = SettingsOf.Reader(("STRIPE_PRICE_ID_PRO", "price_1"), ("STRIPE_PRICE_ID_TEAM", "price_1"));

        PlanSettings.Read(reader);

        var problem = reader.Problems.ShouldHaveSingleItem();
        problem.ShouldContain("price_1");
        problem.ShouldContain("STRIPE_PRICE_ID_PRO");
        problem.ShouldContain("STRIPE_PRICE_ID_TEAM");
    }

    [Fact]
    public void A_price_given_twice_in_one_plan_counts_once()
    {
        var reader = SettingsOf.Reader(("STRIPE_PRICE_ID_PRO", "price_1,price_1"));

        PlanSettings.Read(reader).ToCatalog().FindByPriceId("price_1").ShouldNotBeNull();
        reader.Problems.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("STRIPE_PRICE_ID_PRO", "prod_1", "product")]
    [InlineData("STRIPE_PRICE_ID_PRO", "price_1,", "blank")]
    [InlineData("Kamiyo:Plans:Gold:PriceIds", "price_1", "Gold")]
    [InlineData("Kamiyo:Plans:Pro:MonthlyAmount", "89.00", "MonthlyAmount")]
    [InlineData("Kamiyo:Plans:Pro:Limits:seats", "many", "seats")]
    [InlineData("Kamiyo:GraceDays", "-1", "GraceDays")]
    public void What_can_not_be_meant_is_refused(string setting, string value, string named)
    {
        var reader = SettingsOf.Reader((setting, value));

        PlanSettings.Read(reader);

        reader.Problems.ShouldHaveSingleItem().ShouldContain(named);
    }
}
