using System.Text;
using System.Text.Json;
using Kamiyo.Billing.Entitlements;
using Kamiyo.Billing.Events;
using Kamiyo.Billing.Messages;
using Kamiyo.Billing.Stripe;
using Kamiyo.Billing.Subscriptions;
using Kamiyo.Billing.Tests.Building;
using Kamiyo.Testing.Fuzzing;

namespace Kamiyo.Billing.Tests.Fuzzing;

/// <summary>Whatever stands in an event's object, it is decided or refused with a message; never anything else.</summary>
public sealed class EventFuzzTests
{
    private const int Inputs = 40_000;

    // What an index of PostgreSQL can hold, with room for the columns beside it.
    private const int MaxKeyBytes = 1_600;

    private static readonly EventSpec[] Samples = [.. EveryEvent.InEveryApiVersion()];

    private static readonly JsonMutator Bodies = new(Samples.Select(spec => spec.ToBytes()));

    private static readonly CustomerState[] Customers = [.. PriorStates()];

    private static readonly DateTimeOffset[] Times = [DateTimeOffset.MinValue, TestTime.Start, TestTime.Day(5), DateTimeOffset.MaxValue];

    [Fact]
    public void Any_object_is_decided_or_refused_and_what_is_decided_can_be_stored()
    {
        var decided = 0;

        Fuzz.Run(Inputs, random =>
        {
            var body = Bodies.Next(random);
            var state = Customers[random.Next(Customers.Length)];
            try
            {
                var stripeEvent = StripeEventReader.Read(body);
                var decision = BillingDecider.Decide(state, stripeEvent, TestPlans.Catalog);
                ShouldBeStorable(decision);
                ShouldBeReadable(decision.State);
                CustomerStateJson.Serialize(BillingDecider.Decide(decision.State, stripeEvent, TestPlans.Catalog).State)
                    .ShouldBe(CustomerStateJson.Serialize(decision.State), "Applied twice, it changed more.");
                decided++;
            }
            catch (UnprocessableEventException refused)
            {
                refused.Message.ShouldNotBeEmpty();
            }
        });

        decided.ShouldBeInRange(Inputs / 5, Inputs * 9 / 10);
    }

    private static void ShouldBeStorable(Decision decision)
    {
        var json = CustomerStateJson.Serialize(decision.State);
        CustomerStateJson.Serialize(CustomerStateJson.Deserialize(json)).ShouldBe(json);
        ShouldBeText(decision.Summary);
        ShouldBeKeys(decision.State.Email, decision.State.UserId);
        foreach (var payment in decision.Payments)
        {
            ShouldBeKeys(payment.PaymentId, payment.InvoiceId, payment.EventId, payment.Currency);
        }

        foreach (var message in decision.Messages)
        {
            ShouldBeKeys(message.Subject + message.Discriminator, message.Recipient);
            MessageDataJson.Deserialize(MessageDataJson.Serialize(message.Data)).GetType().ShouldBe(message.Data.GetType());
        }

        foreach (var analyticsEvent in decision.AnalyticsEvents)
        {
            ShouldBeKeys(analyticsEvent.Key);
            JsonSerializer.Serialize(analyticsEvent.Properties).ShouldNotContain("\\u0000");
        }

        foreach (var entry in decision.AuditEntries)
        {
            ShouldBeKeys(entry.Subject);
            ShouldBeText(entry.Old);
            ShouldBeText(entry.New);
        }
    }

    private static void ShouldBeReadable(CustomerState state)
    {
        foreach (var now in Times)
        {
            CustomerEntitlements.Evaluate(state, TestPlans.Catalog, now).Standing.Status.ShouldNotBeEmpty();
        }
    }

    private static void ShouldBeKeys(params IEnumerable<string?> keys)
    {
        foreach (var key in keys)
        {
            ShouldBeText(key);
            Encoding.UTF8.GetByteCount(key ?? string.Empty).ShouldBeLessThanOrEqualTo(MaxKeyBytes);
        }
    }

    private static void ShouldBeText(string? text) => (text ?? string.Empty).Contains('\0', StringComparison.Ordinal).ShouldBeFalse();

    private static IEnumerable<CustomerState> PriorStates()
    {
        var customer = new Customer();
        yield return customer.State;
        foreach (var spec in Samples)
        {
            customer.Apply(spec);
            yield return customer.State;
        }
    }
}
