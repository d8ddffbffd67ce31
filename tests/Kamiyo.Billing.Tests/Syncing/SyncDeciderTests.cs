using System.Text;
using System.Text.Json.Nodes;
using Kamiyo.Billing.Audit;
using Kamiyo.Billing.Events;
using Kamiyo.Billing.Plans;
using Kamiyo.Billing.Stripe;
using Kamiyo.Billing.Subscriptions;
using Kamiyo.Billing.Syncing;
using Kamiyo.Billing.Tests.Building;

namespace Kamiyo.Billing.Tests.Syncing;

public sealed class SyncDeciderTests
{
    private const int FetchedAt = 1000;

    private static readonly SubscriptionSpec Pro = new();
    private static readonly SubscriptionSpec Team = Pro.On(TestPlans.Team);

    [Fact]
    public void What_Stripe_says_wins_over_events_made_before_the_fetch()
    {
        var customer = Customer.After(EventSpec.Created(Pro));

        var sync = Decide(customer.State, Fetch(Team));

        sync.HasChanges.ShouldBeTrue();
        sync.Decision.State.Subscriptions["sub_1"].Tier.ShouldBe(Tier.Team);
        var late = Customer.After(EventSpec.Created(Pro)).State;
        late = Decide(late, Fetch(Team)).Decision.State;
        Apply(late, EventSpec.Updated(Pro with { Status = "past_due" }, at: FetchedAt - 1)).ShouldBe((EventOutcome.Stale, "active"));
    }

    [Theory]
    [InlineData(FetchedAt)]
    [InlineData(FetchedAt + 1)]
    public void An_event_made_in_the_second_of_the_fetch_or_later_wins_over_it(int at)
    {
        var synced = Decide(Customer.After(EventSpec.Created(Pro)).State, Fetch(Team)).Decision.State;

        Apply(synced, EventSpec.Updated(Team with { Status = "past_due" }, at)).ShouldBe((EventOutcome.Applied, "past_due"));
    }

    [Fact]
    public void What_a_newer_event_has_told_stays_and_is_reported()
    {
        var state = Customer.After(EventSpec.Created(Pro), EventSpec.Updated(Team, at: FetchedAt + 5)).State;

        var sync = Decide(state, Fetch(Pro));

        sync.HasChanges.ShouldBeFalse();
        sync.Decision.State.ShouldBeSameAs(state);
        sync.Differences.ShouldNotBeEmpty();
        sync.Differences.ShouldAllBe(difference => difference.KeptBecause != null);
    }

    [Fact]
    public void A_second_sync_changes_nothing()
    {
        var fetched = Fetch(Team with { Status = "past_due" }) with { Customer = new StripeCustomer("cus_1", "a@example.com", false) };
        var first = Decide(Customer.After(EventSpec.Created(Pro)).State, fetched).Decision.State;

        var second = Decide(first, fetched with { SyncId = "sync_2", FetchedAt = TestTime.At(FetchedAt + 60) });

        second.HasChanges.ShouldBeFalse();
        second.Differences.ShouldBeEmpty();
        second.Decision.State.ShouldBeSameAs(first);
    }

    [Fact]
    public void What_was_never_told_is_recorded()
    {
        var sync = Decide(CustomerState.New("cus_1"), Fetch(Pro));

        sync.Decision.State.Subscriptions["sub_1"].Status.ShouldBe("active");
        sync.Differences.ShouldHaveSingleItem().Field.ShouldBe("subscription");
        sync.Decision.AnalyticsEvents.ShouldHaveSingleItem().Name.ShouldBe("subscription_created");
    }

    [Fact]
    public void A_subscription_that_Stripe_knows_no_more_has_ended()
    {
        var state = Customer.After(EventSpec.Created(Pro)).State;

        var sync = Decide(state, Fetch() with { MissingSubscriptions = ["sub_1", "sub_never_known"] });

        sync.Decision.State.Subscriptions["sub_1"].Status.ShouldBe("canceled");
        CustomerStandings.Evaluate(sync.Decision.State, TestPlans.Catalog, TestTime.Day(1)).ApiAccess.ShouldBeFalse();
        sync.Decision.Summary.ShouldContain("sub_1 subscription active → none");
    }

    [Fact]
    public void A_missing_subscription_that_a_newer_event_told_of_stays()
    {
        var state = Customer.After(EventSpec.Created(Pro, at: FetchedAt)).State;

        var sync = Decide(state, Fetch() with { MissingSubscriptions = ["sub_1"] });

        sync.HasChanges.ShouldBeFalse();
        sync.Decision.State.ShouldBeSameAs(state);
    }

    [Fact]
    public void An_ended_subscription_is_never_revived()
    {
        var state = Customer.After(EventSpec.Created(Pro), EventSpec.Deleted(Pro)).State;

        var sync = Decide(state, Fetch(Pro));

        sync.HasChanges.ShouldBeFalse();
        sync.Differences.ShouldAllBe(difference => difference.KeptBecause!.Contains("never revives"));
    }

    [Fact]
    public void A_paid_latest_invoice_is_credited_once_and_lifts_a_suspension()
    {
        var invoice = new InvoiceSpec();
        var state = Customer.After(EventSpec.Created(Pro), EventSpec.Invoice("marked_uncollectible", invoice)).State;
        CustomerStandings.Evaluate(state, TestPlans.Catalog, TestTime.Day(1)).ApiAccess.ShouldBeFalse();

        var sync = Decide(state, FetchWithInvoice(invoice, "paid"));

        sync.Decision.Payments.ShouldHaveSingleItem().PaymentId.ShouldBe(invoice.Id);
        CustomerStandings.Evaluate(sync.Decision.State, TestPlans.Catalog, TestTime.Day(1)).ApiAccess.ShouldBeTrue();
        Decide(sync.Decision.State, FetchWithInvoice(invoice, "paid")).HasChanges.ShouldBeFalse();
        BillingDecider.Decide(sync.Decision.State, EventSpec.Invoice("paid", invoice).Read(), TestPlans.Catalog).Payments.ShouldBeEmpty();
    }

    [Fact]
    public void A_written_off_latest_invoice_suspends()
    {
        var sync = Decide(Customer.After(EventSpec.Created(Pro)).State, FetchWithInvoice(new InvoiceSpec(), "uncollectible"));

        CustomerStandings.Evaluate(sync.Decision.State, TestPlans.Catalog, TestTime.Day(1)).ApiAccess.ShouldBeFalse();
    }

    [Fact]
    public void Customers_get_no_mail_and_the_audit_names_the_operator()
    {
        var sync = Decide(Customer.After(EventSpec.Created(Pro)).State, Fetch(Team with { Status = "canceled" }));

        sync.Decision.Messages.ShouldBeEmpty();
        sync.Decision.AuditEntries.ShouldNotBeEmpty();
        sync.Decision.AuditEntries.ShouldAllBe(entry => entry.Actor == AuditActor.Operator("ada"));
        sync.Decision.AuditEntries.ShouldContain(entry => entry.Action == "sync_status" && entry.Old == "active" && entry.New == "canceled");
    }

    [Fact]
    public void Addresses_stay_out_of_summary_and_audit()
    {
        var fetched = Fetch() with { Customer = new StripeCustomer("cus_1", "secret@example.com", false) };

        var sync = Decide(CustomerState.New("cus_1"), fetched);

        sync.Decision.State.Email.ShouldBe("secret@example.com");
        sync.Decision.Summary.ShouldNotContain("secret");
        sync.Decision.AuditEntries.ShouldAllBe(entry => !$"{entry.Old}{entry.New}".Contains("secret"));
    }

    [Fact]
    public void A_living_subscription_on_a_price_that_no_plan_knows_is_unprocessable() =>
        Should.Throw<UnprocessableEventException>(() => Decide(CustomerState.New("cus_1"), Fetch(Pro.On("price_unknown"))))
            .Message.ShouldContain("price_unknown");

    [Fact]
    public void An_operators_override_stays_in_force() =>
        Decide(Overridden(), Fetch(Team)).Decision.State.Override.ShouldNotBeNull();

    private static CustomerState Overridden()
    {
        var customer = Customer.After(EventSpec.Created(Pro));
        customer.Override(new(Tier.Enterprise, null, "promised", "ada", TestTime.At(1), null, true));
        return customer.State;
    }

    private static SyncDecision Decide(CustomerState state, FetchedCustomer fetched) => SyncDecider.Decide(state, fetched, TestPlans.Catalog);

    private static FetchedCustomer Fetch(params SubscriptionSpec[] subscriptions) => new(
        "sync_1", TestTime.At(FetchedAt), new StripeCustomer("cus_1", null, false), [.. subscriptions.Select(spec => Read(spec.ToJson()))], [], "ada");

    private static FetchedCustomer FetchWithInvoice(InvoiceSpec invoice, string status)
    {
        var subscription = Pro.ToJson();
        var json = invoice.ToJson();
        json["status"] = status;
        json["status_transitions"] = new JsonObject
        {
            [status == "paid" ? "paid_at" : "marked_uncollectible_at"] = TestTime.At(500).ToUnixTimeSeconds(),
        };
        subscription["latest_invoice"] = json;
        return Fetch() with { Subscriptions = [Read(subscription)] };
    }

    private static FetchedSubscription Read(JsonObject json) => StripeObjectReader.ReadSubscription(Encoding.UTF8.GetBytes(json.ToJsonString()));

    private static (EventOutcome Outcome, string Status) Apply(CustomerState state, EventSpec spec)
    {
        var decision = BillingDecider.Decide(state, spec.Read(), TestPlans.Catalog);
        return (decision.Outcome, decision.State.Subscriptions["sub_1"].Status);
    }
}
