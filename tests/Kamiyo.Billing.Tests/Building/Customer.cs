using Kamiyo.Billing.Events;
using Kamiyo.Billing.Messages;
using Kamiyo.Billing.Overrides;
using Kamiyo.Billing.Subscriptions;

namespace Kamiyo.Billing.Tests.Building;

/// <summary>A customer whose events are applied one after the other.</summary>
internal sealed class Customer
{
    public CustomerState State { get; private set; } = CustomerState.New("cus_1");

    public List<Decision> Decisions { get; } = [];

    public Decision Last => Decisions[^1];

    public static Customer After(params IEnumerable<EventSpec> events)
    {
        var customer = new Customer();
        foreach (var spec in events)
        {
            customer.Apply(spec);
        }

        return customer;
    }

    public Decision Apply(EventSpec spec)
    {
        var decision = BillingDecider.Decide(State, spec.Read(), TestPlans.Catalog);
        State = decision.State;
        Decisions.Add(decision);
        return decision;
    }

    public void Override(CustomerOverride customerOverride) => State = OverrideDecider.Set(State, customerOverride).State;

    public SubscriptionState Subscription(string id = "sub_1") => State.Subscriptions[id];

    public CustomerStanding Standing(DateTimeOffset? now = null) => CustomerStandings.Evaluate(State, TestPlans.Catalog, now ?? TestTime.Day(1));

    public string Json() => CustomerStateJson.Serialize(State);

    public IEnumerable<EventOutcome> Outcomes() => Decisions.Select(decision => decision.Outcome);

    /// <summary>As the outbox has them: each once.</summary>
    public List<string> MessageKeys() =>
        [.. Decisions.SelectMany(decision => decision.Messages)
            .Select(message => $"{message.Kind.Name()}:{message.Subject}:{message.Discriminator}").Distinct()];

    public List<string> AnalyticsKeys() =>
        [.. Decisions.SelectMany(decision => decision.AnalyticsEvents).Select(analyticsEvent => analyticsEvent.Key).Distinct()];
}
