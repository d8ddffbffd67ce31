using Kamiyo.Cli.Events;
using Kamiyo.Cli.Tests.Support;

namespace Kamiyo.Cli.Tests.Events;

public sealed class PriceListTests
{
    [Theory]
    [InlineData("price_pro", "Pro", 8900)]
    [InlineData("price_team", "Team", 19900)]
    [InlineData("price_enterprise", "Enterprise", 49900)]
    public void Without_settings_it_is_the_gateways_development_list(string id, string name, long amount)
    {
        Requests.Prices.Find(id).ShouldBe(new Price(id, name, amount));
    }

    [Fact]
    public void Settings_name_other_prices_and_the_first_of_a_list_counts()
    {
        var prices = PriceList.From(name => name == "STRIPE_PRICE_ID_TEAM" ? " price_1monthly , price_1yearly" : " ");

        prices.Team.Id.ShouldBe("price_1monthly");
        prices.Find("price_1monthly").Amount.ShouldBe(19900);
        prices.Pro.Id.ShouldBe("price_pro");
    }

    [Fact]
    public void An_unknown_price_can_be_tried()
    {
        Requests.Prices.Find("price_unknown").ShouldBe(new Price("price_unknown", "price_unknown", 8900));
    }
}
