using Kamiyo.Billing.Events;
using Kamiyo.Billing.Messages;
using Kamiyo.Billing.Payments;
using Kamiyo.Billing.Tests.Building;
using static Kamiyo.Billing.Tests.Building.EventSpec;

namespace Kamiyo.Billing.Tests.Subscriptions;

public sealed class PaidInvoiceTests
{
    [Theory]
    [InlineData("paid", "payment_succeeded")]
    [InlineData("payment_succeeded", "paid")]
    public void Of_the_two_events_of_a_payment_the_first_is_credited(string first, string second)
    {
        var customer = Customer.After(Invoice(first, new InvoiceSpec(), id: "evt_1"), Invoice(second, new InvoiceSpec(), id: "evt_2"));

        customer.Outcomes().ShouldBe([EventOutcome.Applied, EventOutcome.Ignored]);
        customer.Last.Summary.ShouldBe("in_1 was credited before");
        customer.Decisions.SelectMany(decision => decision.Payments).ShouldHaveSingleItem().EventId.ShouldBe("evt_1");
        customer.MessageKeys().ShouldBe(["receipt:in_1:once"]);
        customer.AnalyticsKeys().ShouldBe(["payment_succeeded:in_1:once"]);
    }

    [Fact]
    public void Money_that_came_out_of_band_is_credited_by_the_paid_event_alone()
    {
        var customer = Customer.After(Invoice("paid", new InvoiceSpec { AttemptCount = 0 }));

        customer.Last.Payments.ShouldHaveSingleItem().ShouldBe(
            new Payment("in_1", "in_1", PaymentStatus.Succeeded, 8900, "usd", 0, "evt_invoice", TestTime.At(20)));
    }

    [Fact]
    public void The_receipt_has_all_that_its_template_needs_and_goes_to_the_invoices_address()
    {
        var message = Customer.After(Invoice("payment_succeeded", new InvoiceSpec())).Last.Messages.ShouldHaveSingleItem();

        message.Recipient.ShouldBe("ada@example.com");
        message.OccurredAt.ShouldBe(TestTime.At(20));
        message.Data.ShouldBe(new InvoicePaidData(
            "in_1", "KAM-in_1", "Ada", new Money(8900, "usd"), TestTime.Day(30), "https://invoice.stripe.com/i/in_1"));
    }

    [Fact]
    public void An_invoice_of_nothing_needs_no_receipt()
    {
        var decision = Customer.After(Invoice("payment_succeeded", new InvoiceSpec { Amount = 0 })).Last;

        decision.Outcome.ShouldBe(EventOutcome.Applied);
        decision.Messages.ShouldBeEmpty();
        decision.AnalyticsEvents.ShouldBeEmpty();
    }

    [Fact]
    public void A_receipt_without_address_waits_for_one() =>
        Customer.After(Invoice("payment_succeeded", new InvoiceSpec { Email = null })).Last.Messages.ShouldHaveSingleItem().Recipient.ShouldBeNull();
}
