using Kamiyo.Grains.Interfaces.Subscriptions;
using Kamiyo.Grains.Interfaces.Sweeping;
using Kamiyo.Grains.Interfaces.WebhookEvents;
using Kamiyo.Grains.Tests.Events;
using Kamiyo.Grains.Tests.Hosting;
using Kamiyo.Storage;
using Kamiyo.Storage.WebhookEvents;
using Kamiyo.Testing.Waiting;

namespace Kamiyo.Grains.Tests.WebhookEvents;

/// <summary>Whatever fails when, an event is never forgotten, and an outage brings none nearer to its end.</summary>
public sealed class OutageTests : InstallationTests
{
    private FailingSubscriptionStore Subscriptions => (FailingSubscriptionStore)Host.Subscriptions;

    private FailingWebhookEventStore Events => (FailingWebhookEventStore)Host.Events;

    public override async ValueTask InitializeAsync() => await StartAsync(services =>
    {
        FailingSubscriptionStore.Decorate(services);
        FailingWebhookEventStore.Decorate(services);
    });

    [Fact]
    public async Task An_outage_of_any_length_costs_an_event_no_attempt()
    {
        Subscriptions.FailCommits(20, Outage);

        await Receive("evt_1");

        var processed = await SweptUntilProcessed("evt_1");
        processed.Attempts.ShouldBe(1);
        (await Attempts("evt_1")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_failed_event_stays_failed_and_due_while_the_store_is_away()
    {
        Subscriptions.FailCommits(1);
        await Receive("evt_1");
        var failed = await Eventually.Get(() => Find("evt_1"), found => found.Status is WebhookEventStatus.Failed, "evt_1 to fail");
        Subscriptions.FailCommits(3, Outage);
        Host.Time.AdvanceTo(failed.NextAttemptAt.ShouldNotBeNull());

        var processed = await SweptUntilProcessed("evt_1");

        processed.Attempts.ShouldBe(2);
        (await Attempts("evt_1")).ShouldHaveSingleItem().Attempt.ShouldBe(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_event_whose_commit_went_through_without_an_answer_is_applied_once(bool isOutage)
    {
        Subscriptions.LoseAnswers(1, isOutage ? Outage : static () => new IOException("The line is gone."));

        await Receive("evt_1");

        (await SweptUntilProcessed("evt_1")).Attempts.ShouldBe(1);
        (await Attempts("evt_1")).ShouldBeEmpty();
        (await Host.QueryAsync("SELECT event_id FROM subscription_timeline")).ShouldBe(["evt_1"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_event_whose_result_could_not_be_saved_is_taken_up_again_and_applied_once(bool isOutage)
    {
        // Applied before, so that this time no commit saves the result.
        await Host.Grains.GetGrain<ISubscriptionGrain>("cus_1").Apply(new SubscriptionEvent().ToApply());
        Events.FailUpdates(3, isOutage ? Outage : static () => new IOException("The disk is gone."));

        await Receive("evt_1");

        (await SweptUntilProcessed("evt_1")).Attempts.ShouldBe(1);
        (await Host.QueryAsync("SELECT event_id FROM subscription_timeline")).ShouldBe(["evt_1"]);
    }

    [Fact]
    public async Task An_event_that_nobody_acts_on_needs_one_write_only()
    {
        Events.FailUpdates(int.MaxValue, Outage);
        var charge = Host.Grains.GetGrain<IWebhookEventGrain>("evt_1");

        (await charge.Receive(new SubscriptionEvent { Type = "charge.captured" }.ToReceived())).ShouldBe(ReceiveResult.Accepted);

        var ignored = await Find("evt_1");
        ignored.Status.ShouldBe(WebhookEventStatus.Ignored);
        ignored.Attempts.ShouldBe(1);
        ignored.Outcome.ShouldNotBeNull().ShouldContain("charge.captured");
        (await charge.Receive(new SubscriptionEvent { Type = "charge.captured" }.ToReceived())).ShouldBe(ReceiveResult.Duplicate);
        (await charge.Retry("ada")).ShouldBe(RetryResult.AlreadyProcessed);
    }

    [Fact]
    public async Task One_event_that_can_not_be_taken_up_keeps_no_other_waiting()
    {
        // The first page of the sweep, but for its last event, is in trouble again and again.
        const int Page = 100;
        await Task.WhenAll(Enumerable.Range(0, Page + 10).Select(number => Insert($"evt_{number:000}", Page - number)));
        Subscriptions.FailCommits(Page - 1, Outage);

        await Eventually.Get(
            async () =>
            {
                await Sweep();
                return await Host.QueryAsync("SELECT count(*) FROM webhook_event WHERE status = 'processed'");
            },
            counts => counts.Single() == $"{Page + 10}",
            "every event to be processed");
    }

    private static StoreUnavailableException Outage() => new("SQLite is unavailable");

    private async Task Receive(string eventId) =>
        (await Host.Grains.GetGrain<IWebhookEventGrain>(eventId).Receive(new SubscriptionEvent(eventId).ToReceived()))
        .ShouldBe(ReceiveResult.Accepted);

    private async Task Insert(string eventId, int secondsAgo)
    {
        var received = new SubscriptionEvent(eventId, $"cus_{eventId}") { CreatedAt = Host.Time.GetUtcNow().AddSeconds(-secondsAgo) }.ToReceived();
        (await Host.Events.InsertAsync(Grains.WebhookEvents.WebhookEventTransitions.Received(received), received.Payload, CancellationToken.None))
            .ShouldBeTrue();
    }

    private Task Sweep() => Host.Grains.GetGrain<ISweeperGrain>(0).Sweep(Host.Time.GetUtcNow().AddHours(1));

    // Asked for directly, for a clock that moves while calls are under way would let them time out.
    private Task<WebhookEvent> SweptUntilProcessed(string eventId) => Eventually.Get(
        async () =>
        {
            await Sweep();
            return await Find(eventId);
        },
        found => found.Status is WebhookEventStatus.Processed,
        $"{eventId} to be processed");

    private async Task<WebhookEvent> Find(string eventId) => (await Host.Events.FindAsync(eventId, CancellationToken.None)).ShouldNotBeNull();

    private Task<IReadOnlyList<WebhookAttempt>> Attempts(string eventId) => Host.Events.FindAttemptsAsync(eventId, CancellationToken.None);
}
