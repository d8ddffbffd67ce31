using Kamiyo.Billing.Messages;
using Kamiyo.Billing.Stripe;
using Kamiyo.Billing.Subscriptions;
using Kamiyo.Billing.Tests.Building;
using Kamiyo.EndToEnd.Tests.Databases;
using Kamiyo.EndToEnd.Tests.Load;
using Kamiyo.Testing.Waiting;

namespace Kamiyo.EndToEnd.Tests.Faults;

/// <summary>What the database must hold once these events are all processed, whatever happened meanwhile; read past the gateway.</summary>
internal sealed class Verdict(IDatabase database, IReadOnlyList<LoadEvent> events)
{
    /// <summary>Waits until nothing is left to do, then checks everything.</summary>
    public async Task EveryEventIsAppliedOnce()
    {
        await NothingIsLeftUnfinished();
        await AreStored([.. events.Select(item => item.EventId)]);
        await EveryEventHasOneTimelineEntry();
        await StatesAreThoseOfAReplay();
        await RecordsAreThoseOfAReplay();
    }

    /// <summary>Each of them is there, with exactly the bytes that were sent.</summary>
    public async Task AreStored(IReadOnlyCollection<string> eventIds)
    {
        var payloads = (await database.Rows("SELECT e.event_id, p.body FROM webhook_event e JOIN webhook_payload p ON p.event_id = e.event_id"))
            .ToDictionary(row => (string)row[0]!, row => (byte[])row[1]!, StringComparer.Ordinal);
        eventIds.Where(eventId => !payloads.ContainsKey(eventId)).ShouldBeEmpty("Answered, but not stored.");
        var sent = events.ToDictionary(item => item.EventId, item => item.Body, StringComparer.Ordinal);
        payloads.Where(pair => !pair.Value.AsSpan().SequenceEqual(sent[pair.Key])).ShouldBeEmpty("Stored, but not as sent.");
    }

    public async Task NothingIsLeftUnfinished()
    {
        await Eventually.Get(
            async () => string.Join(", ", (await database.Texts(
                "SELECT event_id || ' ' || status || ' ' || coalesce(error_message, '') FROM webhook_event WHERE status IN ('received', 'failed') LIMIT 5"))),
            unfinished => unfinished.Length == 0,
            "every event to be finished");
        (await database.Texts("SELECT event_id || ' ' || coalesce(error_message, outcome) FROM webhook_event WHERE status <> 'processed'")).ShouldBeEmpty();
    }

    private async Task EveryEventHasOneTimelineEntry()
    {
        (await database.Texts("SELECT event_id FROM subscription_timeline ORDER BY event_id"))
            .ShouldBe(events.Select(item => item.EventId).Order(StringComparer.Ordinal), ignoreOrder: true);

        // Each commit raises the version by one: an event applied twice would show.
        (await database.Texts(
            "SELECT s.customer_id FROM subscription s WHERE s.version <> (SELECT count(*) FROM subscription_timeline t WHERE t.customer_id = s.customer_id)"))
            .ShouldBeEmpty();
    }

    private async Task StatesAreThoseOfAReplay()
    {
        var stored = (await database.Rows("SELECT customer_id, CAST(state AS text) FROM subscription"))
            .ToDictionary(row => (string)row[0]!, row => (string)row[1]!, StringComparer.Ordinal);
        foreach (var customer in events.GroupBy(item => item.CustomerId, StringComparer.Ordinal))
        {
            stored[customer.Key].ShouldBe(CustomerStateJson.Serialize(Replay(customer)[^1].State), customer.Key);
        }

        stored.Count.ShouldBe(events.Select(item => item.CustomerId).Distinct().Count());
    }

    private async Task RecordsAreThoseOfAReplay()
    {
        var decisions = events.GroupBy(item => item.CustomerId, StringComparer.Ordinal).SelectMany(Replay).ToList();
        (await database.Texts("SELECT payment_id || ' ' || status FROM payment")).ShouldBe(
            decisions.SelectMany(decision => decision.Payments)
                .GroupBy(payment => payment.PaymentId, StringComparer.Ordinal)
                .Select(payments => $"{payments.Key} {payments.Last().Status.ToString().ToLowerInvariant()}"),
            ignoreOrder: true);
        (await database.Texts("SELECT kind || ':' || subject || ':' || discriminator FROM outbox")).ShouldBe(
            decisions.SelectMany(decision => decision.Messages)
                .Where(message => message.Kind.Audience() is MessageAudience.Customer)
                .Select(message => $"{message.Kind.Name()}:{message.Subject}:{message.Discriminator}").Distinct(),
            ignoreOrder: true);
        (await database.Texts("SELECT name || ':' || subject || ':' || discriminator FROM analytics_event")).ShouldBe(
            decisions.SelectMany(decision => decision.AnalyticsEvents).Select(analyticsEvent => analyticsEvent.Key).Distinct(), ignoreOrder: true);
        (await database.Texts(
            """
            SELECT event_id || ' ' || action FROM audit_log
            GROUP BY event_id, action, subject, old_value, new_value HAVING count(*) > 1
            """)).ShouldBeEmpty("Written twice.");
    }

    private static List<Decision> Replay(IEnumerable<LoadEvent> lived)
    {
        var decisions = new List<Decision>();
        foreach (var item in lived)
        {
            var state = decisions.Count > 0 ? decisions[^1].State : CustomerState.New(item.CustomerId);
            decisions.Add(BillingDecider.Decide(state, StripeEventReader.Read(item.Body), TestPlans.Catalog));
        }

        return decisions;
    }
}
