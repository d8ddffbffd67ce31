using Kamiyo.Billing.Events;
using Kamiyo.Billing.Messages;
using Kamiyo.Billing.Payments;
using Kamiyo.Billing.Tests.Building;
using static Kamiyo.Billing.Tests.Building.EventSpec;

namespace Kamiyo.Billing.Tests.Subscriptions;

public sealed class FailedInvoiceTests
{
    private static readonly InvoiceSpec Open = new() { Status = "open", AttemptCount = 2, NextAttemptAt = TestTime.Day(3) };

    [Fact]
    public void A_failure_is_recorded_and_told_with_the_link_to_pay()
    {
        var decision = Customer.After(Invoice("payment_failed", Open)).Last;

        decision.Outcome.ShouldBe(EventOutcome.Applied);
        decision.Summary.ShouldBe("payment of 89.00 USD failed (attempt 2, next try 2026-03-04)");
        decision.Payments.ShouldHaveSingleItem().ShouldBe(
            new Payment("in_1", "in_1", PaymentStatus.Failed, 8900, "usd", 2, "evt_invoice", TestTime.At(20)));
        var message = decision.Messages.ShouldHaveSingleItem();
        message.Kind.ShouldBe(MessageKind.PaymentFailed);
        message.Discriminator.ShouldBe("attempt-2");
        message.Data.ShouldBe(new InvoiceUnpaidData(
            "in_1", "KAM-in_1", "Ada", new Money(8900, "usd"), 2, TestTime.Day(3), false, "https://invoice.stripe.com/i/in_1"));
    }

    [Fact]
    public void It_does_not_make_a_subscription_past_due_by_itself()
    {
        var customer = Customer.After(Created(new SubscriptionSpec()), Invoice("payment_failed", Open));

        customer.Standing().Status.ShouldBe("active");
    }

    [Fact]
    public void The_first_payment_in_the_checkout_is_not_dunned()
    {
        var decision = Customer.After(Invoice("payment_failed", Open with { BillingReason = "subscription_create", NextAttemptAt = null })).Last;

        decision.Payments.ShouldHaveSingleItem();
        decision.Messages.ShouldBeEmpty();
    }

    [Fact]
    public void The_last_attempt_alerts_the_operators_too()
    {
        var customer = Customer.After(Invoice("payment_failed", Open with { NextAttemptAt = null }));

        customer.Last.Summary.ShouldBe("payment of 89.00 USD failed (attempt 2, no further try)");
        customer.MessageKeys().ShouldBe(["payment_failed:in_1:attempt-2", "last_attempt_failed_alert:in_1:attempt-2"]);
        var alert = customer.Last.Messages[1];
        alert.Recipient.ShouldBeNull();
        alert.Kind.Audience().ShouldBe(MessageAudience.Operators);
        alert.Data.ShouldBeOfType<InvoiceUnpaidData>().IsLastAttempt.ShouldBeTrue();
    }

    [Fact]
    public void An_invoice_that_is_sent_has_no_last_attempt()
    {
        var customer = Customer.After(Invoice("payment_failed", Open with { NextAttemptAt = null, CollectionMethod = "send_invoice" }));

        customer.Last.Summary.ShouldEndWith("(attempt 2, waiting for the customer)");
        customer.MessageKeys().ShouldBe(["payment_failed:in_1:attempt-2"]);
    }

    [Fact]
    public void A_failure_that_comes_late_never_undoes_the_payment()
    {
        var customer = Customer.After(
            Updated(new SubscriptionSpec { Status = "past_due" }, at: 30),
            Invoice("payment_succeeded", new InvoiceSpec(), at: 100, id: "evt_paid"),
            Invoice("payment_failed", Open, at: 20, id: "evt_failed"));

        customer.Last.Outcome.ShouldBe(EventOutcome.Stale);
        customer.Last.Summary.ShouldBe("attempt 2 failed, but in_1 has been paid");
        customer.Last.Payments.ShouldBeEmpty();
        customer.Standing(TestTime.Day(100)).Status.ShouldBe("active");
    }

    [Fact]
    public void An_earlier_attempt_that_comes_late_is_not_recorded_over_a_later_one()
    {
        var customer = Customer.After(
            Invoice("payment_failed", Open with { AttemptCount = 3 }, at: 100, id: "evt_3"),
            Invoice("payment_failed", Open, at: 20, id: "evt_2"));

        customer.Last.Outcome.ShouldBe(EventOutcome.Stale);
        customer.Last.Summary.ShouldBe("attempt 2 failed; a later failure is known");
        customer.Last.Payments.ShouldBeEmpty();
    }

    [Fact]
    public void Tries_by_hand_share_a_number_and_are_told_once()
    {
        var customer = Customer.After(
            Invoice("payment_failed", Open, at: 20, id: "evt_a"), Invoice("payment_failed", Open, at: 40, id: "evt_b"));

        customer.MessageKeys().ShouldBe(["payment_failed:in_1:attempt-2"]);
        customer.Last.Payments.ShouldHaveSingleItem().EventId.ShouldBe("evt_b");
    }
}
