using Kamiyo.Billing.Events;
using Kamiyo.Billing.Messages;
using Kamiyo.Billing.Payments;
using Kamiyo.Billing.Tests.Building;
using static Kamiyo.Billing.Tests.Building.EventSpec;

namespace Kamiyo.Billing.Tests.Subscriptions;

public sealed class PaymentIntentDeciderTests
{
    [Fact]
    public void A_one_off_payment_is_recorded_with_a_receipt_and_changes_no_state()
    {
        var customer = Customer.After(PaymentIntent(new PaymentIntentSpec()));

        customer.Last.Summary.ShouldBe("one-off payment of 15.00 EUR");
        customer.Last.Payments.ShouldHaveSingleItem().ShouldBe(
            new Payment("pi_1", null, PaymentStatus.Succeeded, 1500, "eur", 0, "evt_intent", TestTime.At(5)));
        customer.MessageKeys().ShouldBe(["one_off_receipt:pi_1:once"]);
        customer.Last.Messages[0].Recipient.ShouldBe("ada@example.com");
        customer.Json().ShouldBe(new Customer().Json());
    }

    [Fact]
    public void A_failure_is_told_once_a_charge()
    {
        var customer = Customer.After(PaymentIntent(new PaymentIntentSpec { FailureMessage = "Your card was declined." }));

        customer.Last.Summary.ShouldBe("one-off payment of 15.00 EUR failed");
        customer.Last.Payments.ShouldHaveSingleItem().Status.ShouldBe(PaymentStatus.Failed);
        customer.MessageKeys().ShouldBe(["one_off_payment_failed:pi_1:ch_1"]);
        customer.Last.Messages[0].Data.ShouldBe(
            new OneOffPaymentData("pi_1", new Money(1500, "eur"), "Ten credits", "Your card was declined."));
    }

    [Theory]
    [InlineData("in_1", null, null)]
    [InlineData(null, "in_1", null)]
    [InlineData(null, null, "Subscription creation")]
    [InlineData(null, null, "Subscription update")]
    [InlineData(null, null, "Payment for Invoice")]
    public void That_of_an_invoice_is_the_invoices(string? invoiceId, string? orderReference, string? description)
    {
        var spec = new PaymentIntentSpec { InvoiceId = invoiceId, OrderReference = orderReference, Description = description };

        var decision = Customer.After(PaymentIntent(spec)).Last;

        decision.Outcome.ShouldBe(EventOutcome.Ignored);
        decision.Summary.ShouldBe("pi_1 pays an invoice, whose own events are recorded.");
        decision.Payments.ShouldBeEmpty();
        decision.Messages.ShouldBeEmpty();
    }

    [Fact]
    public void That_of_a_checkout_is_a_one_off() =>
        Customer.After(PaymentIntent(new PaymentIntentSpec { OrderReference = "cs_1" })).Last.Outcome.ShouldBe(EventOutcome.Applied);
}
