using FsCheck;
using FsCheck.Fluent;
using Kamiyo.Billing.Events;
using Kamiyo.Billing.Messages;
using Kamiyo.Billing.Stripe;
using Kamiyo.Billing.Subscriptions;
using Kamiyo.Billing.Tests.Building;

namespace Kamiyo.Billing.Tests.Subscriptions;

public sealed class BillingDeciderTests
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(2000).WithEndSize(24);

    [Fact]
    public void An_event_that_Kamiyo_does_not_act_on_is_ignored_with_the_reason()
    {
        var state = CustomerState.New("cus_1");

        var decision = BillingDecider.Decide(state, new UnhandledEvent("evt_1", "charge.refunded", TestTime.Start), TestPlans.Catalog);

        decision.Outcome.ShouldBe(EventOutcome.Ignored);
        decision.Summary.ShouldBe("Kamiyo does not act on charge.refunded.");
        decision.State.ShouldBeSameAs(state);
    }

    [Fact]
    public void Any_permutation_with_any_duplicates_of_a_life_ends_in_the_same_state_standing_and_set_of_messages() =>
        Check.One(Thorough, Prop.ForAll(Lives.Any(), steps => Prop.ForAll<int>(seed =>
        {
            var events = new Life(steps).Events.Select(spec => spec.Read()).ToList();

            var inOrder = new Outcome(events);
            var disordered = new Outcome(Disorder(events, seed));

            disordered.State.ShouldBe(inOrder.State);
            disordered.Standings.ShouldBe(inOrder.Standings);
            disordered.Messages.ShouldBe(inOrder.Messages);
            disordered.Analytics.ShouldBe(inOrder.Analytics);
        })));

    [Fact]
    public void An_unhurried_life_ends_where_Stripe_has_it_in_any_order() =>
        Check.One(Thorough.WithMaxTest(500), Prop.ForAll(Lives.Unhurried(), steps => Prop.ForAll<int>(seed =>
        {
            var life = new Life(steps);

            var state = Play(Disorder(life.Events.Select(spec => spec.Read()).ToList(), seed));

            return life.Subscriptions.All(expected => IsAs(state.Subscriptions[expected.Id], expected));
        })));

    private static bool IsAs(SubscriptionState actual, SubscriptionSpec expected) =>
        actual.Status == expected.Status
        && actual.PriceId == expected.Items[0].PriceId
        && actual.Tier == TestPlans.Catalog.FindByPriceId(expected.Items[0].PriceId)?.Tier
        && actual.Quantity == expected.Items[0].Quantity
        && actual.CancelAtPeriodEnd == expected.CancelAtPeriodEnd
        && actual.CurrentPeriodEnd == expected.PeriodEnd
        && actual.PastDueSince.HasValue == (expected.Status == "past_due");

    private static List<StripeEvent> Disorder(List<StripeEvent> events, int seed)
    {
        var random = new Random(seed);
        var disorder = events.Concat(events.Where(_ => random.Next(3) == 0)).ToArray();
        random.Shuffle(disorder);
        return [.. disorder];
    }

    private static CustomerState Play(IEnumerable<StripeEvent> events) =>
        events.Aggregate(CustomerState.New("cus_1"), (state, next) => BillingDecider.Decide(state, next, TestPlans.Catalog).State);

    /// <summary>What is left of a life, with messages as the outbox has them: once by business key.</summary>
    private sealed class Outcome
    {
        public Outcome(IEnumerable<StripeEvent> events)
        {
            var state = CustomerState.New("cus_1");
            foreach (var stripeEvent in events)
            {
                var decision = BillingDecider.Decide(state, stripeEvent, TestPlans.Catalog);
                state = decision.State;
                Messages.UnionWith(decision.Messages.Select(Describe));
                Analytics.UnionWith(decision.AnalyticsEvents.Select(analyticsEvent => analyticsEvent.Key));
            }

            State = CustomerStateJson.Serialize(state);
            Standings = [.. Enumerable.Range(0, 10).Select(week => Describe(state, TestTime.Day(7 * week)))];
        }

        public string State { get; }

        public List<string> Standings { get; }

        public SortedSet<string> Messages { get; } = new(StringComparer.Ordinal);

        public SortedSet<string> Analytics { get; } = new(StringComparer.Ordinal);

        private static string Describe(CustomerState state, DateTimeOffset now)
        {
            var standing = CustomerStandings.Evaluate(state, TestPlans.Catalog, now);
            return $"{standing.Tier} {standing.Status} {standing.ApiAccess} {standing.Reason} {standing.Until:O}";
        }

        private static string Describe(Message message) =>
            $"{message.Kind}:{message.Subject}:{message.Discriminator} to {message.Recipient}: {MessageDataJson.Serialize(message.Data)}";
    }
}
