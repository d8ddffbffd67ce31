namespace Kamiyo.Billing.Tests.Building;

/// <summary>One event of every type that Kamiyo acts on, as every API version renders it.</summary>
internal static class EveryEvent
{
    public static IEnumerable<EventSpec> InEveryApiVersion() =>
        ApiVersions.All.SelectMany(version => In(version).Select((spec, index) => spec with { ApiVersion = version, Id = $"evt_{index}" }));

    private static IEnumerable<EventSpec> In(string version)
    {
        var subscription = new SubscriptionSpec { ApiVersion = version, TrialEnd = TestTime.Day(7) };
        var upgraded = subscription.On(TestPlans.Team, 3) with { CancelAtPeriodEnd = true, PeriodEnd = TestTime.Day(60) };
        var invoice = new InvoiceSpec { ApiVersion = version };
        yield return EventSpec.Created(subscription);
        yield return EventSpec.Updated(subscription, upgraded);
        yield return EventSpec.Updated(subscription with { Status = "incomplete" }, subscription);
        yield return EventSpec.Updated(subscription, subscription with { Status = "past_due", CancelAt = TestTime.Day(9) });
        yield return EventSpec.Updated(subscription, subscription with { Items = [.. Enumerable.Range(0, 20).Select(n => new SubscriptionItemSpec(TestPlans.Pro, n, $"si_{n}"))] });
        yield return EventSpec.Deleted(subscription with { CancellationReason = "cancellation_requested" });
        yield return EventSpec.Invoice("payment_succeeded", invoice);
        yield return EventSpec.Invoice("paid", invoice);
        yield return EventSpec.Invoice("payment_failed", invoice with { Status = "open", NextAttemptAt = TestTime.Day(3) });
        yield return EventSpec.Invoice("marked_uncollectible", invoice with { Status = "uncollectible" });
        yield return EventSpec.Checkout(new CheckoutSpec { PrefilledEmail = "ada@example.org" });
        yield return EventSpec.Checkout(new CheckoutSpec(), "async_payment_succeeded");
        yield return EventSpec.Checkout(new CheckoutSpec { PaymentStatus = "unpaid" }, "async_payment_failed");
        yield return EventSpec.PaymentIntent(new PaymentIntentSpec { OrderReference = "order_1" });
        yield return EventSpec.PaymentIntent(new PaymentIntentSpec { FailureMessage = "Declined.", InvoiceId = "in_1" });
    }
}
