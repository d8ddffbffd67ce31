using Kamiyo.Grains.Interfaces.Subscriptions;
using Kamiyo.Grains.Tests.Events;
using Kamiyo.Grains.Tests.Hosting;

namespace Kamiyo.Grains.Tests.Subscriptions;

public sealed class SubscriptionGrainTests : InstallationTests
{
    private const string CountTimeline = "SELECT count(*) FROM subscription_timeline";

    private ISubscriptionGrain Customer => Host.Grains.GetGrain<ISubscriptionGrain>("cus_1");

    [Fact]
    public async Task The_same_event_twice_leaves_one_timeline_entry_and_the_same_answer()
    {
        var first = await Customer.Apply(new SubscriptionEvent().ToApply());
        var second = await Customer.Apply(new SubscriptionEvent().ToApply());

        first.Outcome.ShouldBe(ApplyOutcome.Applied);
        second.ShouldBe(first);
        (await Host.QueryAsync(CountTimeline)).ShouldBe(["1"]);
        (await Customer.GetSnapshot()).ShouldNotBeNull().Version.ShouldBe(1);
    }

    [Fact]
    public async Task Questions_about_an_unknown_customer_that_come_together_are_all_answered()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Customer.GetSnapshot()));

        answers.ShouldAllBe(answer => answer == null);
    }

    [Fact]
    public async Task An_event_that_another_process_applied_is_answered_alike_and_its_state_is_known_here()
    {
        await Customer.Apply(new SubscriptionEvent().ToApply());
        var upgrade = new SubscriptionEvent("evt_2")
        {
            Type = SubscriptionEvent.UpdatedType,
            PriceId = "price_team",
            CreatedAt = Host.Time.GetUtcNow(),
        };
        var other = await StartAsync();
        var there = await other.Grains.GetGrain<ISubscriptionGrain>("cus_1").Apply(upgrade.ToApply());

        var here = await Customer.Apply(upgrade.ToApply());

        here.ShouldBe(there);
        (await Host.QueryAsync(CountTimeline)).ShouldBe(["2"]);
        var snapshot = (await Customer.GetSnapshot()).ShouldNotBeNull();
        snapshot.SubscriptionTier.ShouldBe("team");
        snapshot.Version.ShouldBe(2);
    }

    [Fact]
    public async Task An_event_that_meets_a_newer_version_is_decided_afresh()
    {
        await Customer.Apply(new SubscriptionEvent().ToApply());
        var other = await StartAsync();
        var newer = new SubscriptionEvent("evt_newer")
        {
            Type = SubscriptionEvent.UpdatedType,
            PriceId = "price_team",
            CreatedAt = SubscriptionEvent.Earlier.AddMinutes(20),
        };
        await other.Grains.GetGrain<ISubscriptionGrain>("cus_1").Apply(newer.ToApply());

        var older = new SubscriptionEvent("evt_older") { Type = SubscriptionEvent.UpdatedType, CreatedAt = SubscriptionEvent.Earlier.AddMinutes(10) };
        var result = await Customer.Apply(older.ToApply());

        result.Outcome.ShouldBe(ApplyOutcome.Stale);
        (await Customer.GetSnapshot()).ShouldNotBeNull().SubscriptionTier.ShouldBe("team");
    }

    [Fact]
    public async Task What_no_retry_can_mend_is_told_and_leaves_nothing_behind()
    {
        var result = await Customer.Apply(new SubscriptionEvent { PriceId = "price_unknown" }.ToApply());

        result.Outcome.ShouldBe(ApplyOutcome.Unprocessable);
        result.Summary.ShouldContain("price_unknown");
        (await Host.QueryAsync(CountTimeline)).ShouldBe(["0"]);
        (await Customer.GetSnapshot()).ShouldBeNull();
    }

    [Fact]
    public async Task Of_a_customer_nobody_told_of_nothing_is_known()
    {
        (await Customer.GetSnapshot()).ShouldBeNull();
        (await Customer.GetEntitlements()).ShouldBeNull();
        (await Customer.MayUseFeature("api")).ShouldBeNull();
        (await Customer.MayUseUpTo("seats", 1)).ShouldBeNull();
    }

    [Fact]
    public async Task A_customer_that_was_asked_for_too_early_is_known_once_an_event_tells_of_it()
    {
        (await Customer.GetSnapshot()).ShouldBeNull();
        var other = await StartAsync();
        await other.Grains.GetGrain<ISubscriptionGrain>("cus_1").Apply(new SubscriptionEvent().ToApply());

        (await Customer.GetSnapshot()).ShouldNotBeNull().SubscriptionTier.ShouldBe("pro");
    }

    [Fact]
    public async Task What_another_process_committed_is_known_once_a_second_has_passed()
    {
        await Customer.Apply(new SubscriptionEvent().ToApply());
        (await Customer.GetSnapshot()).ShouldNotBeNull().SubscriptionTier.ShouldBe("pro");
        var other = await StartAsync();
        var upgrade = new SubscriptionEvent("evt_2")
        {
            Type = SubscriptionEvent.UpdatedType,
            PriceId = "price_team",
            CreatedAt = SubscriptionEvent.Earlier.AddMinutes(10),
        };
        await other.Grains.GetGrain<ISubscriptionGrain>("cus_1").Apply(upgrade.ToApply());

        // Within the second the answer comes from memory, which is what makes it cheap.
        Host.Time.Advance(TimeSpan.FromSeconds(1));
        (await Customer.GetSnapshot()).ShouldNotBeNull().SubscriptionTier.ShouldBe("pro");

        Host.Time.Advance(TimeSpan.FromMilliseconds(1));
        var snapshot = (await Customer.GetSnapshot()).ShouldNotBeNull();
        snapshot.SubscriptionTier.ShouldBe("team");
        snapshot.Version.ShouldBe(2);
        (await Customer.MayUseFeature("roles")).ShouldNotBeNull().Allowed.ShouldBeTrue();
    }

    [Fact]
    public async Task An_entitlement_that_another_process_took_away_is_gone_once_a_second_has_passed()
    {
        await Customer.Apply(new SubscriptionEvent().ToApply());
        (await Customer.MayUseFeature("api")).ShouldNotBeNull().Allowed.ShouldBeTrue();
        var other = await StartAsync();
        var unpaid = new SubscriptionEvent("evt_2")
        {
            Type = SubscriptionEvent.UpdatedType,
            Status = "unpaid",
            CreatedAt = SubscriptionEvent.Earlier.AddMinutes(10),
        };
        await other.Grains.GetGrain<ISubscriptionGrain>("cus_1").Apply(unpaid.ToApply());

        Host.Time.Advance(TimeSpan.FromMilliseconds(1_001));

        (await Customer.MayUseFeature("api")).ShouldNotBeNull().Allowed.ShouldBeFalse();
        (await Customer.GetEntitlements()).ShouldNotBeNull().ApiAccess.ShouldBeFalse();
    }

    [Fact]
    public async Task The_plan_decides_what_a_customer_may_do()
    {
        await Customer.Apply(new SubscriptionEvent().ToApply());

        var all = (await Customer.GetEntitlements()).ShouldNotBeNull();
        all.SubscriptionTier.ShouldBe("pro");
        all.ApiAccess.ShouldBeTrue();
        all.Features.ShouldBe(["dashboard", "api"]);
        all.Limits.ShouldBe(new Dictionary<string, long> { ["seats"] = 3 });
        (await Customer.MayUseFeature("api")).ShouldNotBeNull().Allowed.ShouldBeTrue();
        (await Customer.MayUseFeature("roles")).ShouldNotBeNull().Allowed.ShouldBeFalse();
        (await Customer.MayUseUpTo("seats", 3)).ShouldNotBeNull().ShouldSatisfyAllConditions(
            answer => answer.Allowed.ShouldBeTrue(),
            answer => answer.Limit.ShouldBe(3));
        (await Customer.MayUseUpTo("seats", 4)).ShouldNotBeNull().Allowed.ShouldBeFalse();
        (await Customer.MayUseUpTo("rockets", 0)).ShouldNotBeNull().Allowed.ShouldBeFalse();
    }
}
