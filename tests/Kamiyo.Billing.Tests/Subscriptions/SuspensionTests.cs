using Kamiyo.Billing.Tests.Building;
using static Kamiyo.Billing.Tests.Building.EventSpec;

namespace Kamiyo.Billing.Tests.Subscriptions;

public sealed class SuspensionTests
{
    private static readonly EventSpec Begun = Created(new SubscriptionSpec());
    private static readonly InvoiceSpec First = new() { Status = "uncollectible" };
    private static readonly EventSpec WrittenOff = Invoice("marked_uncollectible", First, at: 50, id: "evt_off");
    private static readonly InvoiceSpec Second = new() { Id = "in_2", CreatedAt = TestTime.At(60) };

    [Fact]
    public void Paying_the_invoice_after_all_lifts_it_in_every_order() =>
        HasAccess(Invoice("paid", First with { Status = "paid" }, at: 100, id: "evt_paid")).ShouldBeTrue();

    [Fact]
    public void Paying_a_later_invoice_lifts_it_in_every_order() => HasAccess(Invoice("paid", Second, at: 100, id: "evt_paid")).ShouldBeTrue();

    [Fact]
    public void A_later_invoice_of_nothing_lifts_nothing() =>
        HasAccess(Invoice("paid", Second with { Amount = 0 }, at: 100, id: "evt_paid")).ShouldBeFalse();

    [Fact]
    public void A_later_invoice_that_was_paid_before_the_write_off_lifts_nothing() =>
        HasAccess(Invoice("paid", Second with { CreatedAt = TestTime.At(10) }, at: 40, id: "evt_paid")).ShouldBeFalse();

    [Fact]
    public void An_invoice_of_another_subscription_lifts_nothing() =>
        HasAccess(Invoice("paid", Second with { SubscriptionId = "sub_2" }, at: 100, id: "evt_paid")).ShouldBeFalse();

    [Fact]
    public void It_holds_for_its_own_subscription_only()
    {
        var customer = Customer.After(Begun, WrittenOff, Created(new SubscriptionSpec { Id = "sub_2" }, id: "evt_2"));

        customer.Standing().ApiAccess.ShouldBeTrue();
    }

    [Fact]
    public void Of_an_invoice_without_subscription_it_holds_for_all()
    {
        var customer = Customer.After(Begun, Invoice("marked_uncollectible", First with { SubscriptionId = null }, at: 50));

        customer.Standing().ApiAccess.ShouldBeFalse();
    }

    private static bool HasAccess(EventSpec paid)
    {
        var answers = Permutations.Of([Begun, WrittenOff, paid]).Select(order => Customer.After(order).Standing().ApiAccess).Distinct().ToList();
        return answers.ShouldHaveSingleItem();
    }
}
