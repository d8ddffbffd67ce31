using Kamiyo.Billing.Audit;
using Kamiyo.Billing.Tests.Building;
using static Kamiyo.Billing.Tests.Building.EventSpec;

namespace Kamiyo.Billing.Tests.Subscriptions;

public sealed class SubscriptionAuditTests
{
    private static readonly SubscriptionSpec Pro = new();

    [Fact]
    public void Every_applied_change_is_audited_old_to_new_by_the_event()
    {
        var customer = Customer.After(
            Created(Pro), Updated(Pro, Pro.On(TestPlans.Team) with { CancelAtPeriodEnd = true }), Deleted(Pro.On(TestPlans.Team)));

        Describe(customer).ShouldBe(
        [
            "Stripe evt_created subscription_created sub_1:  → Pro (active)",
            "Stripe evt_updated subscription_upgraded sub_1: Pro → Team",
            "Stripe evt_updated subscription_cancellation_scheduled sub_1:  → 2026-03-31",
            "Stripe evt_deleted subscription_canceled sub_1: Team (active) → Team (canceled)",
        ]);
    }

    [Fact]
    public void What_Kamiyo_knew_counts_before_what_the_event_says_it_was()
    {
        // The event of the step from Pro to Team never came.
        var customer = Customer.After(Created(Pro), Updated(Pro.On(TestPlans.Team), Pro.On(TestPlans.Enterprise)));

        Describe(customer)[^1].ShouldBe("Stripe evt_updated subscription_upgraded sub_1: Pro → Enterprise");
    }

    [Fact]
    public void The_analytics_follow_the_event_itself()
    {
        var customer = Customer.After(Created(Pro), Updated(Pro, Pro.On(TestPlans.Team)), Deleted(Pro.On(TestPlans.Team)));

        customer.AnalyticsKeys().ShouldBe(
        [
            "subscription_created:sub_1:once",
            "subscription_upgraded:sub_1:1772366410:Upgraded=Team",
            "subscription_canceled:sub_1:once",
        ]);
        customer.Decisions[1].AnalyticsEvents[0].Properties.ShouldContainKeyAndValue("new", "Team");
    }

    private static List<string> Describe(Customer customer) =>
        [.. customer.Decisions.SelectMany(decision => decision.AuditEntries).Select(Describe)];

    private static string Describe(AuditEntry entry) =>
        $"{entry.Actor.Kind} {entry.Actor.Name} {entry.Action} {entry.Subject}: {entry.Old} → {entry.New}";
}
