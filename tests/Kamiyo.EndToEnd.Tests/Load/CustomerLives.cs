using System.Globalization;
using Kamiyo.Billing.Tests.Building;

namespace Kamiyo.EndToEnd.Tests.Load;

/// <summary>Customers who subscribe, change, pay, fail to pay and some of whom leave: eight events each, as Stripe would send them.</summary>
internal static class CustomerLives
{
    public static IReadOnlyList<LoadEvent> Of(int customers) => [.. Enumerable.Range(0, customers).SelectMany(Events)
        .OrderBy(item => item.Step).Select(item => item.Event)];

    private static IEnumerable<(int Step, LoadEvent Event)> Stamped(int number, IEnumerable<EventSpec> specs) => specs.Select((spec, step) =>
    {
        var customerId = CustomerId(number);
        var stamped = spec with
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"evt_{number}_{step}"),
            CreatedAt = TestTime.At(step * 60),
        };
        stamped.Object["customer"] = customerId;
        return (step, new LoadEvent(stamped.Id, customerId, stamped.ToBytes()));
    });

    private static IEnumerable<(int Step, LoadEvent Event)> Events(int number)
    {
        var version = ApiVersions.All[number % ApiVersions.All.Length];
        var begun = new SubscriptionSpec { Id = Id("sub", number), Customer = CustomerId(number), Status = "incomplete", ApiVersion = version };
        var active = begun with { Status = "active" };
        var upgraded = active.On(TestPlans.Team, number % 4 + 1);
        var invoice = new InvoiceSpec { Id = Id("in", number), SubscriptionId = begun.Id, Customer = begun.Customer, ApiVersion = version };
        var checkout = new CheckoutSpec
        {
            Id = Id("cs", number),
            SubscriptionId = begun.Id,
            UserId = Id("user", number),
            Email = $"{CustomerId(number)}@example.com",
        };
        return Stamped(number,
        [
            EventSpec.Created(begun),
            EventSpec.Checkout(checkout),
            EventSpec.Updated(begun, active),
            EventSpec.Invoice("paid", invoice),
            EventSpec.Updated(active, upgraded),
            EventSpec.Invoice("payment_failed", invoice with { Id = Id("in_2", number), Status = "open", NextAttemptAt = TestTime.Day(3) }),
            EventSpec.Invoice("payment_succeeded", invoice with { Id = Id("in_2", number) }),
            number % 3 == 0 ? EventSpec.Deleted(upgraded) : EventSpec.Updated(upgraded, upgraded with { CancelAtPeriodEnd = true }),
        ]);
    }

    private static string CustomerId(int number) => Id("cus_load", number);

    private static string Id(string prefix, int number) => string.Create(CultureInfo.InvariantCulture, $"{prefix}_{number}");
}
