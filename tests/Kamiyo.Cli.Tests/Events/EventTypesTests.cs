using Kamiyo.Cli.Events;

namespace Kamiyo.Cli.Tests.Events;

public sealed class EventTypesTests
{
    [Fact]
    public void Every_type_is_found_by_its_name_and_says_what_it_is()
    {
        EventTypes.All.Select(type => type.Name).ShouldBeUnique();
        foreach (var type in EventTypes.All)
        {
            EventTypes.Find(type.Name).ShouldBeSameAs(type);
            type.Summary.ShouldNotBeEmpty();
        }
    }

    [Theory]
    [InlineData("subscription.created", "customer.subscription.created")]
    [InlineData("customer.subscription.create", "customer.subscription.created")]
    [InlineData("customer.subscribtion.deletd", "customer.subscription.deleted")]
    [InlineData("invoice.payment_suceeded", "invoice.payment_succeeded")]
    [InlineData("Checkout.Session.Completed", "checkout.session.completed")]
    [InlineData("invoice_paid", "invoice.paid")]
    public void The_nearest_type_is_the_one_that_was_meant(string typed, string meant)
    {
        EventTypes.Find(typed).ShouldBeNull();
        EventTypes.Nearest(typed).Name.ShouldBe(meant);
    }
}
