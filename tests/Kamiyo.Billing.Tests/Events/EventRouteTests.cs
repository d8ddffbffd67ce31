using Kamiyo.Billing.Events;

namespace Kamiyo.Billing.Tests.Events;

public sealed class EventRouteTests
{
    [Fact]
    public void A_handled_event_goes_to_its_customer() =>
        EventRoute.For(HandledEventTypes.SubscriptionCreated, null, "cus_1").ShouldBe(new EventRoute("cus_1", null));

    [Fact]
    public void A_connected_accounts_customer_has_the_account_in_its_key() =>
        EventRoute.For(HandledEventTypes.SubscriptionCreated, "acct_1", "cus_1").CustomerKey.ShouldBe("acct_1/cus_1");

    [Fact]
    public void Another_type_goes_nowhere_and_says_so() =>
        EventRoute.For("charge.refunded", null, "cus_1").ShouldBe(new EventRoute(null, "Kamiyo does not act on charge.refunded."));

    [Fact]
    public void An_event_without_customer_goes_nowhere_and_says_so() =>
        EventRoute.For(HandledEventTypes.SubscriptionCreated, "acct_1", null).IgnoredBecause
            .ShouldBe("This customer.subscription.created names no customer.");
}
