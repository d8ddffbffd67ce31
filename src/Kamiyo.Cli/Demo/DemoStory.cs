using Kamiyo.Cli.Events;

namespace Kamiyo.Cli.Demo;

/// <summary>A customer's first months, ending now, as the events that Stripe would have sent.</summary>
public static class DemoStory
{
    /// <param name="now">When the story ends.</param>
    public static IReadOnlyList<DemoStep> Tell(string customerId, string? email, PriceList prices, DateTimeOffset now)
    {
        // The failed payment lies one day back, so that the grace period is still running when the gateway is asked for access.
        var thirdMonth = BillingPeriod.StartingAt(now.AddDays(-1));
        var secondMonth = thirdMonth.Previous;
        var firstMonth = secondMonth.Previous;
        var begin = firstMonth.Start;
        var script = new DemoScript(customerId, email, begin);
        return
        [
            script.Step(
                "Checks out Pro and pays", "checkout.session.completed", begin, firstMonth, prices.Pro),
            script.Step(
                "Stripe starts the subscription", "customer.subscription.created", begin.AddSeconds(2), firstMonth, prices.Pro),
            script.Step(
                "The first invoice is paid", "invoice.payment_succeeded", begin.AddSeconds(4), firstMonth, prices.Pro,
                ["data.object.billing_reason=subscription_create"]),
            script.Step(
                "A month later the subscription renews", "customer.subscription.updated", secondMonth.Start, secondMonth, prices.Pro)
                .After(firstMonth),
            script.Step(
                "… and the renewal is paid", "invoice.payment_succeeded", secondMonth.Start.AddHours(1), secondMonth, prices.Pro),
            script.Step(
                "Upgrades to Team", "customer.subscription.updated", secondMonth.Start.AddDays(9), secondMonth, prices.Team)
                .After(prices.Pro),
            script.Step(
                "Renews again", "customer.subscription.updated", thirdMonth.Start, thirdMonth, prices.Team)
                .After(secondMonth),
            script.Step(
                "… but the card is declined", "invoice.payment_failed", thirdMonth.Start.AddHours(1), thirdMonth, prices.Team),
            script.Step(
                "Stripe calls the subscription past due", "customer.subscription.updated", thirdMonth.Start.AddHours(1).AddSeconds(2),
                thirdMonth, prices.Team, ["data.object.status=past_due"]),
            script.Step(
                "A new card: the second attempt goes through", "invoice.payment_succeeded", thirdMonth.Start.AddHours(9), thirdMonth,
                prices.Team, ["data.object.attempt_count=2"]),
            script.Step(
                "Stripe calls the subscription active again", "customer.subscription.updated",
                thirdMonth.Start.AddHours(9).AddSeconds(2), thirdMonth, prices.Team)
                .After(["data.object.status=past_due"]),
            script.Step(
                "Asks to cancel at the end of the month", "customer.subscription.updated", thirdMonth.Start.AddHours(20), thirdMonth,
                prices.Team, DemoScript.CancellationScheduled(thirdMonth, thirdMonth.Start.AddHours(20))),
            script.Step(
                "… then wants it to end at once", "customer.subscription.deleted", now, thirdMonth, prices.Team),
        ];
    }
}
