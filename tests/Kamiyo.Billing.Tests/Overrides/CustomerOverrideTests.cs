using Kamiyo.Billing.Overrides;
using Kamiyo.Billing.Plans;
using Kamiyo.Billing.Tests.Building;

namespace Kamiyo.Billing.Tests.Overrides;

public sealed class CustomerOverrideTests
{
    private static readonly CustomerOverride Valid = new(Tier.Team, null, "goodwill", "alice", TestTime.Start, TestTime.Day(1), false);

    [Fact]
    public void What_makes_sense_is_accepted()
    {
        Should.NotThrow(Valid.Validate);
        Should.NotThrow((Valid with { Tier = null, Status = "active", EndsAt = null }).Validate);
    }

    [Fact]
    public void What_makes_no_sense_is_refused_with_the_reason()
    {
        Problem(Valid with { Tier = null }).ShouldBe("An override needs a tier or a status.");
        Problem(Valid with { Reason = " " }).ShouldBe("An override needs a reason.");
        Problem(Valid with { Operator = "" }).ShouldBe("An override needs an operator.");
        Problem(Valid with { EndsAt = TestTime.Start }).ShouldBe("An override must end after it begins.");
    }

    private static string Problem(CustomerOverride invalid) => Should.Throw<ArgumentException>(invalid.Validate).Message;
}
