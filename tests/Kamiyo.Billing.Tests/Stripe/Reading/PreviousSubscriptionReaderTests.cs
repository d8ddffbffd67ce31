using System.Text.Json.Nodes;
using Kamiyo.Billing.Stripe;
using Kamiyo.Billing.Tests.Building;

namespace Kamiyo.Billing.Tests.Stripe.Reading;

public sealed class PreviousSubscriptionReaderTests
{
    private static readonly SubscriptionSpec Pro = new();

    [Fact]
    public void Without_previous_attributes_there_is_no_before() =>
        EventSpec.Updated(Pro).Read().ShouldBeOfType<SubscriptionEvent>().Before.ShouldBeNull();

    [Fact]
    public void What_did_not_change_is_as_it_is_now()
    {
        var read = EventSpec.Updated(Pro with { Status = "trialing" }, Pro).Read().ShouldBeOfType<SubscriptionEvent>();

        read.Before.ShouldNotBeNull().Items.ShouldBe(read.Subscription.Items);
        read.Before.ShouldBe(read.Subscription with { Status = "trialing", Items = read.Before.Items });
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void Old_items_are_read_whole_in_every_API_version(string version)
    {
        var old = Pro with { ApiVersion = version };
        var now = old.On(TestPlans.Team, 4) with { PeriodEnd = TestTime.Day(60) };

        var before = Before(EventSpec.Updated(old, now));

        before.Items.ShouldHaveSingleItem().PriceId.ShouldBe(TestPlans.Pro);
        before.Items[0].Quantity.ShouldBe(1);
        before.Items[0].UnitAmount.ShouldBe(8900);
        before.CurrentPeriodEnd.ShouldBe(TestTime.Day(30));
    }

    [Fact]
    public void An_item_that_names_its_changed_field_only_is_completed_from_now()
    {
        var before = Before(EventSpec.Updated(Pro.On(TestPlans.Team, 4)) with
        {
            Previous = Parse("""{"items":{"data":[{"id":"si_1","quantity":2}]}}"""),
        });

        before.Items.ShouldHaveSingleItem().PriceId.ShouldBe(TestPlans.Team);
        before.Items[0].Quantity.ShouldBe(2);
    }

    [Fact]
    public void Old_versions_tell_the_old_plan_and_quantity_at_the_top()
    {
        var before = Before(EventSpec.Updated(Pro.On(TestPlans.Team, 4)) with
        {
            Previous = Parse("""{"plan":{"id":"price_pro","amount":8900,"currency":"usd","interval":"month","interval_count":1},"quantity":2}"""),
        });

        before.Items.ShouldHaveSingleItem().PriceId.ShouldBe(TestPlans.Pro);
        before.Items[0].Quantity.ShouldBe(2);
        before.Items[0].ItemId.ShouldBe("si_1");
    }

    [Theory]
    [InlineData("""{"cancel_at_period_end":false,"cancel_at":null}""", false)]
    [InlineData("""{"cancel_at_period_end":false}""", false)]
    [InlineData("""{"status":"trialing"}""", true)]
    public void A_cancellation_scheduled_now_may_have_been_before(string previous, bool scheduled) =>
        Before(EventSpec.Updated(Pro with { CancelAtPeriodEnd = true }) with { Previous = Parse(previous) }).CancelAtPeriodEnd.ShouldBe(scheduled);

    [Theory]
    [InlineData("""{"cancel_at_period_end":true}""", 30)]
    [InlineData("""{"cancel_at":1773576000}""", 14)]
    public void A_cancellation_taken_back_was_scheduled_before(string previous, int day)
    {
        var before = Before(EventSpec.Updated(Pro) with { Previous = Parse(previous) });

        before.CancelAtPeriodEnd.ShouldBeTrue();
        before.CancelAt.ShouldBe(TestTime.Day(day));
    }

    [Fact]
    public void A_date_of_cancellation_set_now_was_not_set_before() =>
        Before(EventSpec.Updated(Pro, Pro with { CancelAt = TestTime.Day(9) })).CancelAtPeriodEnd.ShouldBeFalse();

    public static TheoryData<string> Versions() => new(ApiVersions.All);

    private static StripeSubscription Before(EventSpec spec) => spec.Read().ShouldBeOfType<SubscriptionEvent>().Before.ShouldNotBeNull();

    private static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();
}
