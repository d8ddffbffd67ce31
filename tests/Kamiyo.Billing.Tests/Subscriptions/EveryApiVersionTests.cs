using Kamiyo.Billing.Events;
using Kamiyo.Billing.Messages;
using Kamiyo.Billing.Subscriptions;
using Kamiyo.Billing.Tests.Building;
using static Kamiyo.Billing.Tests.Building.EventSpec;

namespace Kamiyo.Billing.Tests.Subscriptions;

/// <summary>Every event that Kamiyo acts on, rendered by every API version, means the same: state, standing and every record.</summary>
public sealed class EveryApiVersionTests
{
    /// <summary>What stood before the event, and the event. Type by type as the design lists them.</summary>
    private static readonly Dictionary<string, Func<string, EventSpec[]>> Cases = new()
    {
        ["checkout.session.completed"] = version => [In(version, Checkout(new CheckoutSpec()))],
        ["checkout.session.async_payment_succeeded"] = version => [In(version, Checkout(new CheckoutSpec(), "async_payment_succeeded"))],
        ["checkout.session.async_payment_failed"] = version =>
            [In(version, Checkout(new CheckoutSpec { PaymentStatus = "unpaid" }, "async_payment_failed"))],
        ["customer.subscription.created"] = version => [Created(Pro(version))],
        ["customer.subscription.updated"] = version =>
            [Created(Pro(version)), Updated(Pro(version), Pro(version).On(TestPlans.Team))],
        ["customer.subscription.deleted"] = version => [Created(Pro(version)), Deleted(Pro(version))],
        ["invoice.payment_succeeded"] = version => [Created(Pro(version)), Invoice("payment_succeeded", Paid(version))],
        ["invoice.paid"] = version => [Created(Pro(version)), Invoice("paid", Paid(version))],
        ["invoice.payment_failed"] = version => [Created(Pro(version)), Invoice("payment_failed", Open(version))],
        ["invoice.marked_uncollectible"] = version =>
            [Created(Pro(version)), Invoice("marked_uncollectible", Open(version) with { Status = "uncollectible" })],
        ["payment_intent.succeeded"] = version => [In(version, PaymentIntent(new PaymentIntentSpec()))],
        ["payment_intent.payment_failed"] = version => [In(version, PaymentIntent(new PaymentIntentSpec { FailureMessage = "declined" }))],
    };

    public static TheoryData<string, string> TypesAndVersions()
    {
        var data = new TheoryData<string, string>();
        foreach (var type in Cases.Keys)
        {
            foreach (var version in ApiVersions.All)
            {
                data.Add(type, version);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(TypesAndVersions))]
    public void The_event_leaves_the_same_state_and_the_same_records(string type, string version)
    {
        var customer = Customer.After(Cases[type](version));
        var inClover = Customer.After(Cases[type](ApiVersions.Clover));

        customer.Last.Outcome.ShouldBe(EventOutcome.Applied);
        customer.Json().ShouldBe(inClover.Json());
        Describe(customer.Last).ShouldBe(Describe(inClover.Last));
        StandingJson.Serialize(customer.Standing()).ShouldBe(StandingJson.Serialize(inClover.Standing()));
    }

    [Fact]
    public void No_event_that_kamiyo_acts_on_is_left_out() =>
        Cases.Keys.ShouldBe(HandledEventTypes.All, ignoreOrder: true);

    private static SubscriptionSpec Pro(string version) => new() { ApiVersion = version };

    private static InvoiceSpec Paid(string version) => new() { ApiVersion = version };

    private static InvoiceSpec Open(string version) => new() { ApiVersion = version, Status = "open", NextAttemptAt = TestTime.Day(3) };

    private static EventSpec In(string version, EventSpec spec) => spec with { ApiVersion = version };

    private static string Describe(Decision decision) => string.Join('\n',
    [
        decision.Summary,
        .. decision.Payments.Select(payment => payment.ToString()),
        .. decision.AuditEntries.Select(entry => entry.ToString()),
        .. decision.AnalyticsEvents.Select(analytics => $"{analytics.Key} {string.Join(',', analytics.Properties)}"),
        .. decision.Messages.Select(message =>
            $"{message.Kind}:{message.Subject}:{message.Discriminator}:{message.Recipient} {MessageDataJson.Serialize(message.Data)}"),
    ]);
}
