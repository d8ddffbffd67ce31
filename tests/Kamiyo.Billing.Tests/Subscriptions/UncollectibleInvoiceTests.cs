using Kamiyo.Billing.Audit;
using Kamiyo.Billing.Events;
using Kamiyo.Billing.Tests.Building;
using static Kamiyo.Billing.Tests.Building.EventSpec;

namespace Kamiyo.Billing.Tests.Subscriptions;

public sealed class UncollectibleInvoiceTests
{
    private static readonly InvoiceSpec WrittenOff = new() { Status = "uncollectible" };

    [Fact]
    public void A_write_off_suspends_access_and_tells_customer_and_operators()
    {
        var customer = Customer.After(Created(new SubscriptionSpec()), Invoice("marked_uncollectible", WrittenOff));

        customer.Last.Outcome.ShouldBe(EventOutcome.Applied);
        customer.Last.Summary.ShouldBe("89.00 USD written off, access suspended");
        customer.Last.AuditEntries.ShouldHaveSingleItem().ShouldBe(
            new AuditEntry(AuditActor.Stripe("evt_invoice"), "access_suspended", "in_1", null, "89.00 USD", TestTime.At(20)));
        customer.MessageKeys().ShouldContain("access_suspended:in_1:once");
        customer.MessageKeys().ShouldContain("invoice_written_off_alert:in_1:once");
        customer.Standing().ShouldSatisfyAllConditions(
            standing => standing.ApiAccess.ShouldBeFalse(),
            standing => standing.Status.ShouldBe("active"),
            standing => standing.Reason.ShouldBe("Invoice in_1 was written off; paying it lifts the suspension."));
    }

    [Fact]
    public void One_of_an_invoice_that_has_been_paid_means_nothing()
    {
        var customer = Customer.After(
            Created(new SubscriptionSpec()),
            Invoice("paid", new InvoiceSpec(), at: 100, id: "evt_paid"),
            Invoice("marked_uncollectible", WrittenOff, at: 50));

        customer.Last.Outcome.ShouldBe(EventOutcome.Stale);
        customer.Last.AuditEntries.ShouldBeEmpty();
        customer.Standing().ApiAccess.ShouldBeTrue();
    }

    [Fact]
    public void A_second_event_of_it_is_not_audited_again() =>
        Customer.After(
            Invoice("marked_uncollectible", WrittenOff, id: "evt_1"), Invoice("marked_uncollectible", WrittenOff, id: "evt_2"))
            .Last.AuditEntries.ShouldBeEmpty();
}
