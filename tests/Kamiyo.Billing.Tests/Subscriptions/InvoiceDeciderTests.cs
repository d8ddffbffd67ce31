using Kamiyo.Billing.Events;
using Kamiyo.Billing.Payments;
using Kamiyo.Billing.Tests.Building;

namespace Kamiyo.Billing.Tests.Subscriptions;

public sealed class InvoiceDeciderTests
{
    [Fact]
    public void A_paid_invoice_is_recorded_and_extends_the_paid_time()
    {
        var customer = Customer.After(EventSpec.Invoice("payment_succeeded", new InvoiceSpec()));

        customer.Last.Outcome.ShouldBe(EventOutcome.Applied);
        customer.Last.Summary.ShouldBe("paid 89.00 USD, paid through 2026-03-31");
        customer.Last.Payments.ShouldHaveSingleItem().ShouldBe(
            new Payment("in_1", "in_1", PaymentStatus.Succeeded, 8900, "usd", 1, "evt_invoice", TestTime.At(20)));
        customer.State.PaidThrough.ShouldBe(TestTime.Day(30));
        customer.State.Email.ShouldBe("ada@example.com");
    }

    [Fact]
    public void An_older_invoice_never_shortens_the_paid_time()
    {
        var customer = Customer.After(
            EventSpec.Invoice("payment_succeeded", new InvoiceSpec { Id = "in_2", LineEnd = TestTime.Day(60) }, at: 200, id: "evt_2"),
            EventSpec.Invoice("payment_succeeded", new InvoiceSpec(), at: 20, id: "evt_1"));

        customer.State.PaidThrough.ShouldBe(TestTime.Day(60));
    }

    [Fact]
    public void The_newest_event_tells_the_address_in_every_order()
    {
        EventSpec[] events =
        [
            EventSpec.Invoice("payment_succeeded", new InvoiceSpec { Id = "in_1", Email = "old@example.com" }, at: 20, id: "evt_1"),
            EventSpec.Invoice("payment_succeeded", new InvoiceSpec { Id = "in_2", Email = "new@example.com" }, at: 30, id: "evt_2"),
            EventSpec.Invoice("payment_succeeded", new InvoiceSpec { Id = "in_3", Email = null }, at: 40, id: "evt_3"),
        ];

        foreach (var order in Permutations.Of(events))
        {
            Customer.After(order).State.Email.ShouldBe("new@example.com");
        }
    }

    [Fact]
    public void An_invoice_for_no_time_is_recorded_without_one() =>
        Customer.After(EventSpec.Invoice("payment_succeeded", new InvoiceSpec { LineStart = null, LineEnd = null })).Last.Summary.ShouldBe("paid 89.00 USD");

    [Fact]
    public void The_state_keeps_the_newest_invoices_only_whatever_the_order()
    {
        var events = Enumerable.Range(1, 30)
            .Select(n => EventSpec.Invoice(
                "payment_succeeded", new InvoiceSpec { Id = $"in_{n:00}", CreatedAt = TestTime.Day(n) }, at: n * 100, id: $"evt_{n}"))
            .ToList();

        var forth = Customer.After(events);
        var back = Customer.After(Enumerable.Reverse(events));

        forth.State.Invoices.Keys.ShouldBe(Enumerable.Range(15, 16).Select(n => $"in_{n:00}"));
        back.Json().ShouldBe(forth.Json());
    }
}
