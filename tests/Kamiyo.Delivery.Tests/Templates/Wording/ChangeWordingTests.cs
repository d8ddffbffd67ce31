using Kamiyo.Billing.Subscriptions;
using Kamiyo.Delivery.Templates;
using Kamiyo.Delivery.Templates.Wording;

namespace Kamiyo.Delivery.Tests.Templates.Wording;

public sealed class ChangeWordingTests
{
    [Theory]
    [InlineData(SubscriptionChangeKind.Upgraded, "Pro", "Team", "Your plan has been upgraded to Team", "Your Acme subscription has been upgraded from the Pro plan to the Team plan.")]
    [InlineData(SubscriptionChangeKind.Downgraded, "Team", "Pro", "Your plan has been downgraded to Pro", "Your Acme subscription has been downgraded from the Team plan to the Pro plan.")]
    [InlineData(SubscriptionChangeKind.Upgraded, "Pro (price_1)", "Pro (price_2)", "Your Pro plan has been upgraded", "Your Acme subscription has been upgraded within the Pro plan.")]
    [InlineData(SubscriptionChangeKind.PlanChanged, "Pro (price_1)", "Pro (price_2)", "Your Pro plan has been changed", "Your Acme subscription has been changed within the Pro plan.")]
    [InlineData(SubscriptionChangeKind.IntervalChanged, "Pro (every month)", "Pro (every year)", "Your Acme subscription is now billed every year", "Your Acme subscription is now billed every year instead of every month.")]
    [InlineData(SubscriptionChangeKind.IntervalChanged, "Pro", "Pro", "The billing of your Acme subscription has changed", "Your Acme subscription is now billed at another interval.")]
    [InlineData(SubscriptionChangeKind.QuantityChanged, "3", "5", "The quantity of your Acme subscription is now 5", "The quantity of your Acme subscription went from 3 to 5.")]
    [InlineData(SubscriptionChangeKind.TrialConverted, "trialing", "active", "Your trial has ended", "Your trial has ended and your paid Acme subscription has begun.")]
    [InlineData(SubscriptionChangeKind.CancellationScheduled, "", "2026-12-01", "Your Acme subscription ends on 1 December 2026", "Your Acme subscription is set to end on 1 December 2026 and will not renew.")]
    [InlineData(SubscriptionChangeKind.CancellationScheduled, "2026-11-01", "2026-12-01", "Your Acme subscription ends on 1 December 2026", "Your Acme subscription is now set to end on 1 December 2026 and will not renew.")]
    [InlineData(SubscriptionChangeKind.CancellationScheduled, "", "", "Your Acme subscription will not renew", "Your Acme subscription is set to end and will not renew.")]
    [InlineData(SubscriptionChangeKind.CancellationTakenBack, "2026-12-01", "", "Your Acme subscription continues", "The cancellation of your Acme subscription has been taken back. It no longer ends on 1 December 2026.")]
    [InlineData(SubscriptionChangeKind.CancellationTakenBack, "", "", "Your Acme subscription continues", "The cancellation of your Acme subscription has been taken back.")]
    [InlineData(SubscriptionChangeKind.StatusChanged, "active", "paused", "Your Acme subscription is paused", "Your Acme subscription is paused.")]
    [InlineData(SubscriptionChangeKind.Renewed, "2026-11-01", "2026-12-01", "Your Acme subscription has been renewed", "Your Acme subscription has been renewed until 1 December 2026.")]
    [InlineData(SubscriptionChangeKind.Renewed, "", "", "Your Acme subscription has been renewed", "Your Acme subscription has been renewed.")]
    public void Each_change_is_named(SubscriptionChangeKind kind, string old, string now, string headline, string sentence) =>
        Of(Samples.Change(kind, old, now)).ShouldBe(new ChangeText(headline, sentence));

    [Fact]
    public void Every_kind_of_change_has_words_of_its_own() =>
        Enum.GetValues<SubscriptionChangeKind>().Select(kind => Of(Samples.Change(kind, "a", "b")).Sentence).ShouldBeUnique();

    [Fact]
    public void Several_changes_are_all_told()
    {
        var text = Of(Samples.Upgrade, Samples.Change(SubscriptionChangeKind.TrialConverted, "trialing", "active"));

        text.Headline.ShouldBe("Your Acme subscription has changed");
        text.Sentence.ShouldBe(
            "Your Acme subscription has been upgraded from the Pro plan to the Team plan. Your trial has ended and your paid Acme subscription has begun.");
    }

    [Fact]
    public void A_plan_that_nobody_knows_is_not_called_free() =>
        ChangeWording.Of(Samples.Changed(Samples.Change(SubscriptionChangeKind.Downgraded, "Team", "Free")) with { Plan = null }, "subscription")
            .ShouldBe(new ChangeText("Your subscription has been downgraded", "Your subscription has been downgraded."));

    [Fact]
    public void No_change_is_an_error()
    {
        Should.Throw<TemplateException>(() => Of()).Message.ShouldContain("sub_1");
        Should.Throw<TemplateException>(() => ChangeWording.Of(Samples.Changed() with { Changes = default }, "subscription"));
    }

    private static ChangeText Of(params SubscriptionChange[] changes) => ChangeWording.Of(Samples.Changed([.. changes]), "Acme subscription");
}
