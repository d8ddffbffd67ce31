using Kamiyo.Cli.Events;

namespace Kamiyo.Cli.Tests.Events;

public sealed class StripeIdTests
{
    [Fact]
    public void Events_and_customers_get_new_ids_in_stripes_form()
    {
        StripeId.NewEvent().ShouldMatch("^evt_[0-9A-Za-z]{24}$");
        StripeId.NewCustomer().ShouldMatch("^cus_[0-9A-Za-z]{14}$");
        StripeId.NewEvent().ShouldNotBe(StripeId.NewEvent());
    }

    [Theory]
    [InlineData("sub_", 24)]
    [InlineData("in_", 24)]
    [InlineData("si_", 14)]
    [InlineData("cs_test_", 58)]
    public void Derived_ids_have_the_length_of_their_kind(string prefix, int length)
    {
        StripeId.Derive(prefix, "cus_1").ShouldMatch($"^{prefix}[0-9A-Za-z]{{{length}}}$");
    }

    [Fact]
    public void The_same_seed_gives_the_same_id_and_another_gives_another()
    {
        StripeId.Derive("sub_", "cus_1").ShouldBe(StripeId.Derive("sub_", "cus_1"));
        StripeId.Derive("sub_", "cus_1").ShouldNotBe(StripeId.Derive("sub_", "cus_2"));
        StripeId.Derive("sub_", "cus_1")[4..].ShouldNotBe(StripeId.Derive("in_", "cus_1")[3..]);
    }
}
