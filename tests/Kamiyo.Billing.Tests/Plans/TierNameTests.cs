using Kamiyo.Billing.Plans;

namespace Kamiyo.Billing.Tests.Plans;

public sealed class TierNameTests
{
    [Fact]
    public void Every_tier_has_a_name_that_finds_it()
    {
        foreach (var tier in Enum.GetValues<Tier>())
        {
            TierName.Find(TierName.Of(tier)).ShouldBe(tier);
        }
    }

    [Theory]
    [InlineData("TEAM", Tier.Team)]
    [InlineData("gold", null)]
    [InlineData("1", null)]
    [InlineData(null, null)]
    public void Names_are_found_in_any_case_and_others_are_not(string? name, Tier? tier) => TierName.Find(name).ShouldBe(tier);
}
