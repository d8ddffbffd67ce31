using Kamiyo.Grains.Interfaces.Subscriptions;
using Kamiyo.Grains.Interfaces.WebhookEvents;
using Kamiyo.Grains.Tests.Events;
using Kamiyo.Grains.Tests.Hosting;
using Kamiyo.Testing.Waiting;

namespace Kamiyo.Grains.Tests.Faults;

/// <summary>The time of day is set ahead and back again while events wait for their next attempt.</summary>
public sealed class ClockJumpTests : InstallationTests
{
    private const int Burst = 10;

    private static readonly TimeSpan Jump = TimeSpan.FromHours(1);

    // The first delay of the schedule with all of its jitter, and the wait for the next tick of a reminder.
    private static readonly TimeSpan FirstRetry = TimeSpan.FromMinutes(3);

    public override async ValueTask InitializeAsync() => await StartAsync(FailingSubscriptionStore.Decorate);

    [Fact]
    public async Task What_failed_before_the_clock_went_ahead_is_tried_again_and_applied_once()
    {
        await ReceiveAndFail();
        Host.Time.Jump(Jump);

        Host.Time.Advance(FirstRetry);

        await AllAreAppliedOnce();
    }

    [Fact]
    public async Task What_failed_before_the_clock_went_back_waits_for_no_longer_than_the_jump_and_is_applied_once()
    {
        await ReceiveAndFail();
        Host.Time.Jump(-Jump);

        Host.Time.Advance(Jump + FirstRetry);

        await AllAreAppliedOnce();
    }

    [Fact]
    public async Task What_failed_while_the_clock_was_ahead_waits_for_no_longer_than_the_jump_and_is_applied_once()
    {
        Host.Time.Jump(Jump);
        await ReceiveAndFail();
        Host.Time.Jump(-Jump);

        Host.Time.Advance(Jump + FirstRetry);

        await AllAreAppliedOnce();
    }

    [Fact]
    public async Task What_comes_in_after_the_clock_went_back_is_applied_at_once()
    {
        Host.Time.Jump(-Jump);

        await Receive();

        await AllAreAppliedOnce();
    }

    [Fact]
    public async Task A_clock_that_went_back_makes_no_old_answer_young_again()
    {
        var other = await StartAsync();
        await Customer(Host).Apply(new SubscriptionEvent().ToApply());
        Host.Time.Jump(-Jump);
        await Customer(other).Apply(new SubscriptionEvent("evt_later")
        {
            Type = SubscriptionEvent.UpdatedType,
            PriceId = "price_team",
            CreatedAt = SubscriptionEvent.Earlier.AddMinutes(1),
        }.ToApply());

        Host.Time.Advance(TimeSpan.FromSeconds(2));

        (await Customer(Host).GetSnapshot()).ShouldNotBeNull().SubscriptionTier.ShouldBe("team");
    }

    private static ISubscriptionGrain Customer(GrainHost host) => host.Grains.GetGrain<ISubscriptionGrain>("cus_1");

    private async Task Receive() => await Task.WhenAll(Enumerable.Range(0, Burst).Select(number => Host.Grains.GetGrain<IWebhookEventGrain>($"evt_{number}")
        .Receive(new SubscriptionEvent($"evt_{number}", $"cus_{number}").ToReceived())));

    private async Task ReceiveAndFail()
    {
        ((FailingSubscriptionStore)Host.Subscriptions).FailCommits(Burst);
        await Receive();
        await StatusesBecome("failed 1");
    }

    private async Task AllAreAppliedOnce()
    {
        await Host.AdvanceUntil(
            TimeSpan.FromSeconds(1),
            () => Host.QueryAsync("SELECT event_id || ' ' || status FROM webhook_event WHERE status <> 'processed'"),
            unfinished => unfinished.Count == 0,
            "every event to be processed");
        (await Host.QueryAsync("SELECT count(*) FROM subscription_timeline")).ShouldBe([$"{Burst}"]);
        (await Host.QueryAsync("SELECT version FROM subscription")).ShouldAllBe(version => version == "1");
    }

    private async Task StatusesBecome(string status) => await Eventually.Get(
        () => Host.QueryAsync("SELECT status || ' ' || attempts FROM webhook_event"),
        statuses => statuses.Count == Burst && statuses.All(found => found == status),
        $"every event to be {status}");
}
