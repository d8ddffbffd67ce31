using Kamiyo.Billing.Events;
using Kamiyo.Billing.Messages;
using Kamiyo.Billing.Payments;
using Kamiyo.Billing.Tests.Building;
using static Kamiyo.Billing.Tests.Building.EventSpec;

namespace Kamiyo.Billing.Tests.Subscriptions;

public sealed class CheckoutDeciderTests
{
    private static readonly SubscriptionSpec Incomplete = new() { Status = "incomplete" };

    [Fact]
    public void A_paid_checkout_links_customer_user_and_address_and_welcomes_on_board()
    {
        var customer = Customer.After(Checkout(new CheckoutSpec { PrefilledEmail = "old@example.com" }));

        customer.Last.Summary.ShouldBe("checkout completed for user user_1 (89.00 USD paid)");
        customer.State.UserId.ShouldBe("user_1");
        customer.State.Email.ShouldBe("ada@example.com");
        customer.Last.AuditEntries.ShouldHaveSingleItem().Action.ShouldBe("customer_linked");
        customer.AnalyticsKeys().ShouldBe(["checkout_converted:cs_1:once"]);
        var message = customer.Last.Messages.ShouldHaveSingleItem();
        message.Kind.ShouldBe(MessageKind.Onboarding);
        message.Recipient.ShouldBe("ada@example.com");
        message.Data.ShouldBe(new CheckoutData("cs_1", "Ada", new Money(8900, "usd")));
    }

    [Fact]
    public void A_prefilled_address_serves_when_no_other_was_used() =>
        Customer.After(Checkout(new CheckoutSpec { Email = null, PrefilledEmail = "pre@example.com" })).State.Email.ShouldBe("pre@example.com");

    [Theory]
    [InlineData("paid")]
    [InlineData("no_payment_required")]
    public void A_paid_checkout_activates_a_subscription_that_was_last_seen_incomplete_in_either_order(string paymentStatus)
    {
        EventSpec[] events = [Created(Incomplete), Checkout(new CheckoutSpec { PaymentStatus = paymentStatus })];

        foreach (var order in Permutations.Of(events))
        {
            var standing = Customer.After(order).Standing();
            standing.ApiAccess.ShouldBeTrue();
            standing.Status.ShouldBe("active");
        }
    }

    [Fact]
    public void A_delayed_payment_activates_when_it_arrives_and_greets_once()
    {
        var customer = Customer.After(Created(Incomplete), Checkout(new CheckoutSpec { PaymentStatus = "unpaid" }));

        customer.Last.Summary.ShouldBe("checkout completed for user user_1, waiting for payment");
        customer.Last.Messages.ShouldBeEmpty();
        customer.Last.AnalyticsEvents.ShouldBeEmpty();
        customer.State.UserId.ShouldBe("user_1");
        customer.Standing().ApiAccess.ShouldBeFalse();

        customer.Apply(Checkout(new CheckoutSpec(), "async_payment_succeeded", at: 90, id: "evt_async"));

        customer.Standing().ApiAccess.ShouldBeTrue();
        customer.MessageKeys().ShouldBe(["onboarding:cs_1:once"]);
    }

    [Fact]
    public void A_delayed_payment_that_fails_is_told_and_activates_nothing()
    {
        var customer = Customer.After(
            Created(Incomplete), Checkout(new CheckoutSpec { PaymentStatus = "unpaid" }, "async_payment_failed", at: 90));

        customer.Standing().ApiAccess.ShouldBeFalse();
        customer.Last.Summary.ShouldBe("delayed payment of checkout failed for user user_1");
        customer.MessageKeys().ShouldBe(["checkout_payment_failed:cs_1:once"]);
    }

    [Theory]
    [InlineData("payment")]
    [InlineData("setup")]
    public void A_checkout_that_sells_no_subscription_is_ignored(string mode)
    {
        var customer = Customer.After(Checkout(new CheckoutSpec { Mode = mode, SubscriptionId = null }));

        customer.Last.Outcome.ShouldBe(EventOutcome.Ignored);
        customer.Last.Summary.ShouldBe($"A checkout in mode {mode} starts no subscription.");
        customer.State.UserId.ShouldBeNull();
    }

    [Fact]
    public void Of_two_checkouts_the_newer_one_tells_the_user_in_every_order()
    {
        EventSpec[] events =
        [
            Checkout(new CheckoutSpec { Id = "cs_1", UserId = "user_old" }, at: 5, id: "evt_1"),
            Checkout(new CheckoutSpec { Id = "cs_2", UserId = "user_new" }, at: 9, id: "evt_2"),
            Checkout(new CheckoutSpec { Id = "cs_3", UserId = null }, at: 12, id: "evt_3"),
        ];

        foreach (var order in Permutations.Of(events))
        {
            Customer.After(order).State.UserId.ShouldBe("user_new");
        }
    }
}
