using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Kamiyo.Billing.Events;
using Kamiyo.Billing.Plans;
using Kamiyo.Billing.Subscriptions;
using Kamiyo.Billing.Tests.Building;
using static Kamiyo.Billing.Tests.Building.EventSpec;

namespace Kamiyo.Billing.Tests.Subscriptions;

/// <summary>Whatever stands in an event, it is read sanely or refused with a message; nothing else ever comes out.</summary>
public sealed class MalformedEventTests
{
    private static readonly string[] Replacements =
        ["null", "true", "-1", "0", "1.5", "9223372036854775807", "1e400", "\"\"", "\"x\"", "\"\\u0000\"", "[]", "[null]", "[{}]", "{}", "{\"data\":[{}]}"];

    private static readonly EventSpec[] Samples =
    [
        Created(new SubscriptionSpec()),
        Updated(new SubscriptionSpec(), new SubscriptionSpec().On(TestPlans.Team, 3) with { CancelAtPeriodEnd = true, PeriodEnd = TestTime.Day(60) }),
        Updated(new SubscriptionSpec { ApiVersion = ApiVersions.Acacia }, new SubscriptionSpec { ApiVersion = ApiVersions.Acacia, Status = "past_due" }),
        Deleted(new SubscriptionSpec()),
        Invoice("payment_succeeded", new InvoiceSpec()),
        Invoice("paid", new InvoiceSpec { ApiVersion = ApiVersions.Acacia }),
        Invoice("payment_failed", new InvoiceSpec { Status = "open" }),
        Invoice("marked_uncollectible", new InvoiceSpec { Status = "uncollectible" }),
        Checkout(new CheckoutSpec()),
        PaymentIntent(new PaymentIntentSpec { FailureMessage = "Declined." }),
    ];

    [Fact]
    public void Any_part_replaced_by_anything_is_read_or_refused()
    {
        var cases =
            from sample in Gen.Choose(0, Samples.Length - 1)
            from part in Gen.Choose(0, 1000)
            from replacement in Gen.Elements(Replacements)
            select (sample, part, replacement);

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(cases.ToArbitrary(), choice =>
        {
            var spec = Samples[choice.sample];
            return IsReadOrRefused(spec with { Object = Replace(spec.Object, choice.part, choice.replacement) })
                && (spec.Previous is null
                    || IsReadOrRefused(spec with { Previous = Replace(spec.Previous, choice.part, choice.replacement) }));
        }));
    }

    [Fact]
    public void Ten_thousand_items_are_read()
    {
        SubscriptionItemSpec[] items = [.. Enumerable.Range(0, 10_000).Select(n => new SubscriptionItemSpec(TestPlans.Pro, n, $"si_{n}"))];

        var customer = Customer.After(Created(new SubscriptionSpec { Items = items }), Updated(new SubscriptionSpec(), new SubscriptionSpec { Items = items }));

        customer.Subscription().Tier.ShouldBe(Tier.Pro);
    }

    [Fact]
    public void Ten_thousand_lines_are_read()
    {
        var json = new InvoiceSpec().ToJson();
        var line = json["lines"]!["data"]![0]!;
        json["lines"]!["data"] = new JsonArray([.. Enumerable.Range(0, 10_000).Select(_ => line.DeepClone())]);

        Customer.After(new EventSpec("invoice.paid", json)).State.PaidThrough.ShouldBe(TestTime.Day(30));
    }

    [Fact]
    public void Negative_amounts_and_unknown_currencies_are_taken_as_they_are()
    {
        var customer = Customer.After(Invoice("paid", new InvoiceSpec { Amount = -500, Currency = "doubloon" }));

        customer.Last.Summary.ShouldBe("paid -500 DOUBLOON, paid through 2026-03-31");
        customer.Last.Messages.ShouldBeEmpty();
    }

    [Fact]
    public void The_greatest_quantities_and_amounts_do_not_overflow()
    {
        var greatest = new SubscriptionSpec { Items = [new(TestPlans.Pro, long.MaxValue), new("price_addon", long.MaxValue, "si_2")] };

        var spec = Updated(new SubscriptionSpec(), greatest);
        spec.Object["items"]!["data"]![0]!["price"]!["unit_amount"] = long.MaxValue;

        Customer.After(Created(new SubscriptionSpec()), spec).Last.Summary.ShouldEndWith("→ Pro (92233720368547758.07 USD a month)");
    }

    [Theory]
    [InlineData("currency", "data.object.currency: expected a string, found nothing.")]
    [InlineData("amount_paid", "data.object.amount_paid: expected a whole number, found nothing.")]
    [InlineData("id", "data.object.id: expected a string, found nothing.")]
    public void What_an_invoice_lacks_is_named(string field, string message)
    {
        var json = new InvoiceSpec().ToJson();
        json.Remove(field);

        Should.Throw<UnprocessableEventException>(() => Customer.After(new EventSpec("invoice.paid", json))).Message.ShouldBe(message);
    }

    private static bool IsReadOrRefused(EventSpec spec)
    {
        try
        {
            var customer = Customer.After(Created(new SubscriptionSpec()), spec with { CreatedAt = TestTime.Day(1) });
            return CustomerStateJson.Serialize(CustomerStateJson.Deserialize(customer.Json())) == customer.Json();
        }
        catch (UnprocessableEventException refused)
        {
            return refused.Message.Length > 0;
        }
    }

    /// <summary>A copy in which one part, counted through the whole tree, is another value.</summary>
    private static JsonObject Replace(JsonObject original, int part, string replacement)
    {
        var copy = original.DeepClone().AsObject();
        var parts = Parts(copy).ToList();
        if (parts.Count > 0)
        {
            parts[part % parts.Count](JsonNode.Parse(replacement));
        }

        return copy;
    }

    private static IEnumerable<Action<JsonNode?>> Parts(JsonNode? node) => node switch
    {
        JsonObject values => values.ToList().SelectMany(pair =>
            Parts(pair.Value).Prepend(value => values[pair.Key] = value)),
        JsonArray values => values.ToList().SelectMany((child, index) => Parts(child).Prepend(value => values[index] = value)),
        _ => [],
    };
}
