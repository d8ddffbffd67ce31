using Kamiyo.Billing.Messages;
using Kamiyo.Billing.Tests.Building;
using static Kamiyo.Billing.Tests.Building.EventSpec;

namespace Kamiyo.Billing.Tests.Messages;

public sealed class MessageRelevanceTests
{
    private static readonly SubscriptionSpec Pro = new();
    private static readonly EventSpec Failed = Invoice("payment_failed", new InvoiceSpec { Status = "open" }, at: 20, id: "evt_failed");

    [Fact]
    public void A_failure_is_held_back_once_the_invoice_is_paid()
    {
        var customer = Customer.After(Failed);
        var message = customer.Last.Messages[0];
        MessageRelevance.FindReasonToDrop(message, customer.State).ShouldBeNull();

        customer.Apply(Invoice("paid", new InvoiceSpec(), at: 50, id: "evt_paid"));

        MessageRelevance.FindReasonToDrop(message, customer.State).ShouldBe("in_1 has been paid.");
        MessageRelevance.FindReasonToDrop(customer.Last.Messages[0], customer.State).ShouldBeNull();
    }

    [Fact]
    public void A_welcome_is_held_back_once_the_subscription_has_ended_but_its_end_is_told()
    {
        var customer = Customer.After(Deleted(Pro), Created(Pro));

        MessageRelevance.FindReasonToDrop(customer.Last.Messages[0], customer.State).ShouldBe("sub_1 has ended.");
        MessageRelevance.FindReasonToDrop(customer.Decisions[0].Messages[0], customer.State).ShouldBeNull();
    }
}
