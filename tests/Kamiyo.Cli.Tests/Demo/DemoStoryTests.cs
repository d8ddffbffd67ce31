using System.Text.Json.Nodes;
using Kamiyo.Cli.Demo;
using Kamiyo.Cli.Events;
using Kamiyo.Cli.Tests.Support;

namespace Kamiyo.Cli.Tests.Demo;

public sealed class DemoStoryTests
{
    private readonly IReadOnlyList<DemoStep> _story = DemoStory.Tell(
        "cus_1", "jane@example.com", Requests.Prices, SkippingTimeProvider.Start);

    [Fact]
    public void It_tells_a_subscriptions_life_in_order()
    {
        _story.Select(step => step.Request.Type).ShouldBe(
        [
            "checkout.session.completed",
            "customer.subscription.created",
            "invoice.payment_succeeded",
            "customer.subscription.updated",
            "invoice.payment_succeeded",
            "customer.subscription.updated",
            "customer.subscription.updated",
            "invoice.payment_failed",
            "customer.subscription.updated",
            "invoice.payment_succeeded",
            "customer.subscription.updated",
            "customer.subscription.updated",
            "customer.subscription.deleted",
        ]);
    }

    [Fact]
    public void Every_stamp_is_later_than_the_one_before_and_the_last_is_now()
    {
        var stamps = _story.Select(step => step.Request.CreatedAt).ToList();

        stamps.ShouldBe(stamps.Distinct().Order());
        stamps[^1].ShouldBe(SkippingTimeProvider.Start);
        stamps[0].ShouldBeLessThan(SkippingTimeProvider.Start.AddDays(-55));
    }

    [Fact]
    public void Every_event_is_of_one_customer_and_one_subscription()
    {
        _story.Select(step => StripeEventFactory.Create(step.Request).CustomerId).Distinct().ShouldBe(["cus_1"]);
        _story.Select(step => step.Request.SubscriptionId).Distinct().Count().ShouldBe(1);
        _story.Select(step => step.Request.EventId).ShouldBeUnique();
    }

    [Fact]
    public void The_second_attempt_is_of_the_invoice_that_failed()
    {
        _story[9].Request.InvoiceId.ShouldBe(_story[7].Request.InvoiceId);
        Made(9).At("data.object.attempt_count")!.GetValue<int>().ShouldBe(2);
        _story[4].Request.InvoiceId.ShouldNotBe(_story[7].Request.InvoiceId);
    }

    [Theory]
    [InlineData(3, "items,latest_invoice")]
    [InlineData(5, "items")]
    [InlineData(6, "items,latest_invoice")]
    [InlineData(8, "status")]
    [InlineData(10, "status")]
    [InlineData(11, "cancel_at,cancel_at_period_end,canceled_at,cancellation_details")]
    public void Each_update_tells_what_changed_and_nothing_else(int step, string changed)
    {
        Made(step).At("data.previous_attributes")!.AsObject().Select(member => member.Key).Order(StringComparer.Ordinal)
            .ShouldBe(changed.Split(','));
    }

    [Fact]
    public void The_subscription_begins_with_the_story()
    {
        foreach (var index in new[] { 1, 3, 12 })
        {
            Made(index).At("data.object.created")!.GetValue<long>().ShouldBe(_story[0].Request.CreatedAt.ToUnixTimeSeconds());
        }
    }

    private JsonObject Made(int step) => Requests.Made(_story[step].Request);
}
