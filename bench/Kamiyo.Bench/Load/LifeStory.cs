using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kamiyo.Billing.Events;
using Kamiyo.Cli.Events;

namespace Kamiyo.Bench.Load;

/// <summary>What happens to a customer of the benchmark: events of the handled types, with ids that fit together.</summary>
internal static class LifeStory
{
    /// <summary>Stands in the templates where each customer's own code goes.</summary>
    public const string CustomerCode = "KamiyoCustm";

    /// <summary>Stands in the templates where each event's own code goes.</summary>
    public const string EventCode = "KamiyoEvent";

    /// <summary>Stands in the templates where the second of an event goes.</summary>
    public const string EventTime = "KTime";

    /// <summary>Stands in the templates where the second goes in which a customer began.</summary>
    public const string CustomerTime = "KBorn";

    // As Stripe's: a version, a second, the account, and what is random. A customer's id is random throughout, since customers of every age come back.
    private const string Account = "Kamiyo0";
    private const string CustomerId = "cus_Kam" + CustomerCode;
    private const string EventId = "evt_1" + EventTime + Account + EventCode;
    private const string SubscriptionId = "sub_1" + CustomerTime + Account + CustomerCode;
    private const string UserId = "user_1KamiyoBench0" + CustomerCode;

    // Stripe escapes no more than it has to.
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly PriceList Prices = PriceList.From(static _ => null);

    /// <summary>A whole life, in order.</summary>
    public static IReadOnlyList<byte[]> Whole(DateTimeOffset now, BodyLayout layout = BodyLayout.Indented) =>
        [.. Events(new Months(now)).Select(body => Write(body, layout))];

    /// <summary>The one event with which a customer can begin: for many customers, fast.</summary>
    public static IReadOnlyList<byte[]> Beginning(DateTimeOffset now, BodyLayout layout = BodyLayout.Indented) =>
        [Write(Body(HandledEventTypes.SubscriptionCreated, new Months(now), 0, 2, Prices.Pro), layout)];

    private static IReadOnlyList<string> Events(Months months) =>
        [
            Body(HandledEventTypes.CheckoutCompleted, months, 0, 1, Prices.Pro),
            Body(HandledEventTypes.SubscriptionCreated, months, 0, 2, Prices.Pro),
            Body(HandledEventTypes.InvoicePaymentSucceeded, months, 0, 3, Prices.Pro),
            Body(HandledEventTypes.SubscriptionUpdated, months, 0, 4, Prices.Team, from: Prices.Pro),
            Body(HandledEventTypes.SubscriptionUpdated, months, 1, 5, Prices.Team),
            Body(HandledEventTypes.InvoicePaymentSucceeded, months, 1, 6, Prices.Team),
            Body(HandledEventTypes.InvoicePaymentFailed, months, 2, 7, Prices.Team),
            Body(HandledEventTypes.SubscriptionUpdated, months, 2, 8, Prices.Team, status: "past_due", wasStatus: "active"),
            Body(HandledEventTypes.InvoicePaymentSucceeded, months, 2, 9, Prices.Team),
            Body(HandledEventTypes.SubscriptionUpdated, months, 2, 10, Prices.Team, status: "active", wasStatus: "past_due"),
            Body(HandledEventTypes.PaymentIntentSucceeded, months, 2, 11, Prices.Team),
            Body(HandledEventTypes.SubscriptionDeleted, months, 2, 12, Prices.Team),
        ];

    private static byte[] Write(string body, BodyLayout layout) =>
        Encoding.UTF8.GetBytes(layout is BodyLayout.Compact ? JsonNode.Parse(body)!.ToJsonString(Compact) : body);

    private static string Body(
        string type, Months months, int month, int second, Price price, Price? from = null, string? status = null, string? wasStatus = null)
    {
        var period = months.Period(month);
        var request = new EventRequest
        {
            Type = type,
            EventId = EventId,
            CreatedAt = months.At(month, second),
            CustomerId = CustomerId,
            SubscriptionId = SubscriptionId,
            InvoiceId = $"in_1{CustomerTime}Kamiyo{month}{CustomerCode}",
            Email = $"{CustomerCode}@example.com",
            Price = price,
            PreviousPrice = from,
            Period = period,
            PreviousPeriod = month > 0 && status is null ? period.Previous : null,
            SubscribedAt = months.Period(0).Start,
            Overrides = status is null ? [] : [FieldOverride.Parse($"data.object.status={status}")],
            PreviousOverrides = wasStatus is null ? [] : [FieldOverride.Parse($"data.object.status={wasStatus}")],
        };

        // What the factory derives from these ids would be the same for all customers or all events, and rows are stored under such ids.
        return StripeEventFactory.Create(request).Body
            .Replace(StripeId.Derive("user_", CustomerId), UserId, StringComparison.Ordinal)
            .Replace(StripeId.Derive("pi_", EventId), "pi_3" + EventTime + Account + EventCode, StringComparison.Ordinal)
            .Replace(StripeId.Derive("si_", SubscriptionId), "si_Kam" + CustomerCode, StringComparison.Ordinal)
            .Replace(StripeId.Derive("cs_test_", EventId), "cs_test_1" + EventTime + Account + EventCode, StringComparison.Ordinal);
    }

    /// <summary>Three months of service, the last of which began an hour ago.</summary>
    private sealed class Months(DateTimeOffset now)
    {
        private readonly DateTimeOffset _start = now.AddHours(-1).AddMonths(-2);

        public BillingPeriod Period(int month) => BillingPeriod.StartingAt(_start.AddMonths(month));

        public DateTimeOffset At(int month, int second) => Period(month).Start.AddSeconds(second);
    }
}
