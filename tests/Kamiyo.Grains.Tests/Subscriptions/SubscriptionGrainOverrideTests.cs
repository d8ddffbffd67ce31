using Kamiyo.Grains.Interfaces.Subscriptions;
using Kamiyo.Grains.Tests.Events;
using Kamiyo.Grains.Tests.Hosting;

namespace Kamiyo.Grains.Tests.Subscriptions;

public sealed class SubscriptionGrainOverrideTests : InstallationTests
{
    private const string Timeline = "SELECT type || ' ' || outcome FROM subscription_timeline ORDER BY recorded_at, event_id";
    private const string Audit =
        "SELECT action || ' ' || actor_kind || ' ' || coalesce(actor_name, '-') FROM audit_log WHERE action LIKE 'override%' ORDER BY audit_id";

    private ISubscriptionGrain Customer => Host.Grains.GetGrain<ISubscriptionGrain>("cus_1");

    private DateTimeOffset Now => Host.Time.GetUtcNow();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Customer.Apply(new SubscriptionEvent().ToApply());
    }

    [Fact]
    public async Task An_override_holds_at_once_and_timeline_and_audit_tell_of_it()
    {
        Host.Time.Advance(TimeSpan.FromSeconds(1));
        var result = await Customer.SetOverride(Team());

        result.Outcome.ShouldBe(OverrideOutcome.Done);
        var customer = result.Customer.ShouldNotBeNull();
        customer.SubscriptionTier.ShouldBe("team");
        customer.Version.ShouldBe(2);
        customer.Override.ShouldBe(Team());
        (await Customer.GetEntitlements()).ShouldNotBeNull().Override.ShouldBe(Team());
        (await Host.QueryAsync(Timeline)).ShouldBe(["customer.subscription.created applied", "kamiyo.override_set applied"]);
        (await Host.QueryAsync(Audit)).ShouldBe(["override_set operator ada"]);
        var eventIds = await Host.QueryAsync("SELECT event_id FROM subscription_timeline WHERE type = 'kamiyo.override_set'");
        var eventId = eventIds.Single().ShouldNotBeNull();
        eventId.ShouldMatch("^override_[0-9a-f]{32}$");
        var entry = (await Host.Subscriptions.FindTimelineEntryAsync(eventId, CancellationToken.None)).ShouldNotBeNull();
        entry.Summary.ShouldBe("ada set team, active until 2026-07-01T12:00:00Z: promised by sales");
        entry.Before.ShouldNotBeNull().ShouldContain("\"pro\"");
        entry.After.ShouldContain("\"team\"");
    }

    [Fact]
    public async Task An_override_that_meets_a_newer_version_is_applied_again_on_top_of_it()
    {
        await UpgradeElsewhere("evt_2", "price_team");

        var result = await Customer.SetOverride(Team() with { SubscriptionTier = null, SubscriptionStatus = "paused" });

        var customer = result.Customer.ShouldNotBeNull();
        customer.Version.ShouldBe(3);
        customer.SubscriptionStatus.ShouldBe("paused");
        customer.ApiAccess.ShouldBeFalse();
        customer.Subscriptions.Single().Tier.ShouldBe("team");
        (await Host.QueryAsync("SELECT count(*) FROM subscription_timeline")).ShouldBe(["3"]);
        (await Host.QueryAsync(Audit)).ShouldBe(["override_set operator ada"]);
    }

    [Fact]
    public async Task An_event_that_meets_another_process_override_keeps_it()
    {
        var other = await StartAsync();
        await other.Grains.GetGrain<ISubscriptionGrain>("cus_1").SetOverride(Team());

        await Customer.Apply(Update("evt_2", "price_pro").ToApply());

        var customer = (await Customer.GetSnapshot()).ShouldNotBeNull();
        customer.Version.ShouldBe(3);
        customer.SubscriptionTier.ShouldBe("team");
        customer.Override.ShouldBe(Team());
    }

    [Fact]
    public async Task An_override_that_is_taken_back_leaves_what_Stripe_says()
    {
        await Customer.SetOverride(Team());
        Host.Time.Advance(TimeSpan.FromMinutes(1));

        var result = await Customer.EndOverride("bob", "sales was wrong");

        result.Outcome.ShouldBe(OverrideOutcome.Done);
        result.Customer.ShouldNotBeNull().SubscriptionTier.ShouldBe("pro");
        result.Customer.Override.ShouldBeNull();
        (await Host.QueryAsync(Timeline))[^1].ShouldBe("kamiyo.override_ended applied");
        (await Host.QueryAsync(Audit)).ShouldBe(["override_set operator ada", "override_ended operator bob"]);
        (await Customer.EndOverride("bob", "again")).ShouldBe(new OverrideResult(OverrideOutcome.NothingToEnd, null));
        (await Host.QueryAsync("SELECT count(*) FROM subscription_timeline")).ShouldBe(["3"]);
    }

    [Fact]
    public async Task An_override_that_another_process_took_back_is_not_ended_twice()
    {
        await Customer.SetOverride(Team());
        var other = await StartAsync();
        await other.Grains.GetGrain<ISubscriptionGrain>("cus_1").EndOverride("bob", "sales was wrong");

        var result = await Customer.EndOverride("ada", "sales was wrong");

        result.Outcome.ShouldBe(OverrideOutcome.NothingToEnd);
        (await Customer.GetSnapshot()).ShouldNotBeNull().Override.ShouldBeNull();
        (await Host.QueryAsync(Audit)).ShouldBe(["override_set operator ada", "override_ended operator bob"]);
    }

    [Fact]
    public async Task An_override_ends_by_itself_when_its_time_is_over()
    {
        await Customer.SetOverride(Team());
        Host.Time.AdvanceTo(Team().EndsAt!.Value);

        var customer = (await Customer.GetSnapshot()).ShouldNotBeNull();

        customer.SubscriptionTier.ShouldBe("pro");
        customer.Override.ShouldBeNull();
        (await Customer.EndOverride("ada", "too late")).Outcome.ShouldBe(OverrideOutcome.NothingToEnd);
    }

    [Fact]
    public async Task An_override_in_the_place_of_an_expired_one_audits_that_it_had_ended()
    {
        await Customer.SetOverride(Team());
        Host.Time.AdvanceTo(Team().EndsAt!.Value);

        await Customer.SetOverride(Team() with { SetAt = Now, EndsAt = null, EndsWithNextEvent = true });

        (await Host.QueryAsync(Audit)).ShouldBe(["override_set operator ada", "override_ended system -", "override_set operator ada"]);
    }

    [Fact]
    public async Task Stripes_next_subscription_event_ends_an_override_that_says_so()
    {
        await Customer.SetOverride(Team() with { EndsWithNextEvent = true });
        Host.Time.Advance(TimeSpan.FromMinutes(1));

        await Customer.Apply(Update("evt_2", "price_pro").ToApply());

        (await Customer.GetSnapshot()).ShouldNotBeNull().Override.ShouldBeNull();
        (await Host.QueryAsync(Audit)).ShouldBe(["override_set operator ada", "override_ended stripe evt_2"]);
    }

    [Fact]
    public async Task A_customer_nobody_told_of_can_not_be_overridden()
    {
        var nobody = Host.Grains.GetGrain<ISubscriptionGrain>("cus_nobody");

        (await nobody.SetOverride(Team())).ShouldBe(new OverrideResult(OverrideOutcome.UnknownCustomer, null));
        (await nobody.EndOverride("ada", "why not")).ShouldBe(new OverrideResult(OverrideOutcome.UnknownCustomer, null));
        (await Host.QueryAsync("SELECT count(*) FROM subscription WHERE customer_id = 'cus_nobody'")).ShouldBe(["0"]);
    }

    [Theory]
    [InlineData("platinum", "active", "why")]
    [InlineData(null, null, "why")]
    [InlineData("team", "active", " ")]
    public async Task An_override_that_makes_no_sense_is_refused_and_leaves_nothing_behind(string? tier, string? status, string reason)
    {
        var senseless = Team() with { SubscriptionTier = tier, SubscriptionStatus = status, Reason = reason };

        await Should.ThrowAsync<ArgumentException>(() => Customer.SetOverride(senseless));

        (await Customer.GetSnapshot()).ShouldNotBeNull().Version.ShouldBe(1);
    }

    private static OperatorOverride Team() => new(
        "team",
        "active",
        "promised by sales",
        "ada",
        SetAt: new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero),
        EndsAt: new DateTimeOffset(2026, 7, 1, 12, 0, 0, TimeSpan.Zero),
        EndsWithNextEvent: false);

    private SubscriptionEvent Update(string eventId, string priceId) =>
        new(eventId) { Type = SubscriptionEvent.UpdatedType, PriceId = priceId, CreatedAt = Now };

    private async Task UpgradeElsewhere(string eventId, string priceId)
    {
        var other = await StartAsync();
        await other.Grains.GetGrain<ISubscriptionGrain>("cus_1").Apply(Update(eventId, priceId).ToApply());
    }
}
