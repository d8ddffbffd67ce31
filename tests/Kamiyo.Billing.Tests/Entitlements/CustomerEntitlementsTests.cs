using Kamiyo.Billing.Entitlements;
using Kamiyo.Billing.Tests.Building;
using static Kamiyo.Billing.Tests.Building.EventSpec;

namespace Kamiyo.Billing.Tests.Entitlements;

public sealed class CustomerEntitlementsTests
{
    private static readonly SubscriptionSpec Team = new SubscriptionSpec().On(TestPlans.Team);

    [Fact]
    public void A_feature_of_the_plan_is_allowed_with_the_reason()
    {
        var entitlements = Of(Created(Team));

        entitlements.UseFeature("webhooks").ShouldBe(
            new Entitlement(true, "webhooks is part of Team. The subscription to Team is active.", null));
        entitlements.UseFeature("sso").ShouldBe(new Entitlement(false, "sso is not part of Team. The subscription to Team is active.", null));
        entitlements.UseApi().IsAllowed.ShouldBeTrue();
    }

    [Theory]
    [InlineData(5, true)]
    [InlineData(6, false)]
    public void A_limit_is_allowed_up_to_its_number(long seats, bool allowed)
    {
        var answer = Of(Created(Team)).UseUpTo("seats", seats);

        answer.IsAllowed.ShouldBe(allowed);
        answer.Limit.ShouldBe(5);
        answer.Reason.ShouldStartWith("Team allows 5 seats.");
    }

    [Fact]
    public void What_the_plan_does_not_name_is_not_allowed_at_all() => Of(Created(Team)).UseUpTo("robots", 1).IsAllowed.ShouldBeFalse();

    [Fact]
    public void Who_has_no_subscription_may_use_what_is_free()
    {
        var entitlements = Of();

        entitlements.UseFeature("community").IsAllowed.ShouldBeTrue();
        entitlements.UseUpTo("requests_per_day", 100).IsAllowed.ShouldBeTrue();
        entitlements.UseApi().ShouldBe(new Entitlement(false, "There is no subscription.", null));
    }

    [Fact]
    public void An_answer_that_rests_on_grace_says_when_it_ends()
    {
        var answer = Of(Created(Team), Updated(Team with { Status = "past_due" })).UseFeature("webhooks");

        answer.IsAllowed.ShouldBeTrue();
        answer.Until.ShouldBe(TestTime.At(10) + TestPlans.Grace);
        answer.Reason.ShouldEndWith("The subscription to Team is past due since 2026-03-01; grace ends 2026-03-08.");
    }

    [Fact]
    public void An_answer_that_rests_on_a_canceled_subscription_says_when_it_ends() =>
        Of(Created(Team with { CancelAtPeriodEnd = true })).UseApi().Until.ShouldBe(TestTime.Day(30));

    private static CustomerEntitlements Of(params EventSpec[] events) =>
        CustomerEntitlements.Evaluate(Customer.After(events).State, TestPlans.Catalog, TestTime.Day(1));
}
