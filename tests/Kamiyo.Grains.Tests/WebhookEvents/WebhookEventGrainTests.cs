using Kamiyo.Grains.Interfaces.Subscriptions;
using Kamiyo.Grains.Interfaces.WebhookEvents;
using Kamiyo.Grains.Tests.Events;
using Kamiyo.Grains.Tests.Hosting;
using Kamiyo.Storage.Operators;
using Kamiyo.Storage.Reminders;
using Kamiyo.Storage.WebhookEvents;
using Kamiyo.Testing.Waiting;
using Microsoft.Extensions.DependencyInjection;

namespace Kamiyo.Grains.Tests.WebhookEvents;

public sealed class WebhookEventGrainTests : InstallationTests
{
    private const string CountTimeline = "SELECT count(*) FROM subscription_timeline";

    private IWebhookEventGrain Event => Host.Grains.GetGrain<IWebhookEventGrain>("evt_1");

    public override async ValueTask InitializeAsync() => await StartAsync(FailingSubscriptionStore.Decorate);

    [Fact]
    public async Task An_event_delivered_twice_is_a_duplicate_and_is_applied_once()
    {
        (await Event.Receive(new SubscriptionEvent().ToReceived())).ShouldBe(ReceiveResult.Accepted);
        (await Event.Receive(new SubscriptionEvent().ToReceived())).ShouldBe(ReceiveResult.Duplicate);

        var processed = await Finished();
        (await Event.Receive(new SubscriptionEvent().ToReceived())).ShouldBe(ReceiveResult.Duplicate);

        processed.Status.ShouldBe(WebhookEventStatus.Processed);
        processed.Attempts.ShouldBe(1);
        (await Host.QueryAsync(CountTimeline)).ShouldBe(["1"]);
        (await Find()).ShouldBe(processed);
    }

    [Fact]
    public async Task An_event_delivered_to_two_processes_is_accepted_by_one()
    {
        var other = await StartAsync();
        var results = await Task.WhenAll(
            Event.Receive(new SubscriptionEvent().ToReceived()),
            other.Grains.GetGrain<IWebhookEventGrain>("evt_1").Receive(new SubscriptionEvent().ToReceived()));

        results.Order().ShouldBe([ReceiveResult.Accepted, ReceiveResult.Duplicate]);
        (await Finished()).Status.ShouldBe(WebhookEventStatus.Processed);
        (await Host.QueryAsync(CountTimeline)).ShouldBe(["1"]);
    }

    [Fact]
    public async Task Many_deliveries_at_once_of_what_another_process_stored_are_all_duplicates()
    {
        var other = await StartAsync();
        (await Event.Receive(new SubscriptionEvent().ToReceived())).ShouldBe(ReceiveResult.Accepted);

        var results = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ =>
            other.Grains.GetGrain<IWebhookEventGrain>("evt_1").Receive(new SubscriptionEvent().ToReceived())));

        results.ShouldAllBe(result => result == ReceiveResult.Duplicate);
    }

    [Fact]
    public async Task An_event_that_was_applied_before_a_crash_is_applied_once()
    {
        // The process died after the customer's commit and before the event's row told of it.
        var before = await Host.Grains.GetGrain<ISubscriptionGrain>("cus_1").Apply(new SubscriptionEvent().ToApply());

        await Event.Receive(new SubscriptionEvent().ToReceived());

        var processed = await Finished();
        processed.Status.ShouldBe(WebhookEventStatus.Processed);
        processed.Outcome.ShouldBe(before.Summary);
        (await Host.QueryAsync(CountTimeline)).ShouldBe(["1"]);
        (await Host.Subscriptions.FindAsync("cus_1", CancellationToken.None)).ShouldNotBeNull().Version.ShouldBe(1);
    }

    [Fact]
    public async Task What_no_retry_can_mend_is_dead_with_the_message()
    {
        await Event.Receive(new SubscriptionEvent { PriceId = "price_unknown" }.ToReceived());

        var dead = await Finished();

        dead.Status.ShouldBe(WebhookEventStatus.Dead);
        dead.ErrorMessage.ShouldNotBeNull().ShouldContain("price_unknown");
        dead.NextAttemptAt.ShouldBeNull();
        (await Reminders()).ShouldBeEmpty();
        (await Host.QueryAsync(CountTimeline)).ShouldBe(["0"]);
    }

    [Fact]
    public async Task A_type_that_nobody_handles_is_ignored_without_asking_the_customer()
    {
        await Event.Receive(new SubscriptionEvent { Type = "charge.captured" }.ToReceived());

        var ignored = await Finished();

        ignored.Status.ShouldBe(WebhookEventStatus.Ignored);
        ignored.Outcome.ShouldNotBeNull().ShouldContain("charge.captured");
        (await Host.QueryAsync(CountTimeline)).ShouldBe(["0"]);
    }

    [Fact]
    public async Task A_failed_event_waits_under_a_reminder_that_processes_it_when_it_is_due()
    {
        var failed = await ReceiveWithFailures(1);

        failed.Status.ShouldBe(WebhookEventStatus.Failed);
        failed.ErrorMessage.ShouldBe("IOException: The disk is gone.");
        failed.ErrorDetail.ShouldNotBeNull().ShouldContain(nameof(FailingSubscriptionStore));
        var due = failed.NextAttemptAt.ShouldNotBeNull();
        due.ShouldBeGreaterThan(Host.Time.GetUtcNow());
        var reminder = (await Reminders()).ShouldHaveSingleItem();
        reminder.Name.ShouldBe("retry");
        reminder.StartAt.ShouldBe(due, TimeSpan.FromMilliseconds(1));

        Host.Time.AdvanceTo(due.AddMilliseconds(1));

        var processed = await Eventually.Get(Find, found => found.Status is not WebhookEventStatus.Failed, "evt_1 to be retried");
        processed.Status.ShouldBe(WebhookEventStatus.Processed);
        processed.Attempts.ShouldBe(2);
        processed.ErrorMessage.ShouldBeNull();
        await Eventually.Get(Reminders, reminders => reminders.Count == 0, "the reminder to go once it is not needed");
        (await Host.QueryAsync(CountTimeline)).ShouldBe(["1"]);
    }

    [Fact]
    public async Task A_retry_that_fails_again_is_put_off_for_longer()
    {
        var first = await ReceiveWithFailures(2);

        Host.Time.AdvanceTo(first.NextAttemptAt.ShouldNotBeNull().AddMilliseconds(1));

        var second = await Eventually.Get(Find, found => found.Attempts == 2, "evt_1 to be retried");
        second.Status.ShouldBe(WebhookEventStatus.Failed);
        (second.NextAttemptAt.ShouldNotBeNull() - Host.Time.GetUtcNow()).ShouldBeGreaterThan(TimeSpan.FromMinutes(4));
    }

    [Fact]
    public async Task A_dead_event_leaves_an_alert_for_the_operators()
    {
        await Event.Receive(new SubscriptionEvent { PriceId = "price_unknown" }.ToReceived());

        var alerts = await Eventually.Get(
            () => Host.QueryAsync("SELECT kind || ' ' || subject || ' ' || channel || ' ' || customer_id || ' ' || status FROM outbox"),
            rows => rows.Count > 0 && !rows[0]!.EndsWith(" pending", StringComparison.Ordinal),
            "the alert to be dispatched");

        alerts.ShouldBe(["event_dead_alert evt_1 chat cus_1 unsent"]);
        (await Host.QueryAsync("SELECT data FROM outbox")).ShouldHaveSingleItem().ShouldNotBeNull().ShouldContain("price_unknown");
    }

    [Fact]
    public async Task A_dead_event_is_processed_once_the_plans_know_its_price_and_an_operator_asks()
    {
        await ReceiveDead();
        var configured = await StartAsync(services => services.AddSingleton(GrainHost.Plans("price_unknown")));

        (await configured.Grains.GetGrain<IWebhookEventGrain>("evt_1").Retry("ada")).ShouldBe(RetryResult.Accepted);

        var processed = await Eventually.Get(
            Find, found => found.Status is not (WebhookEventStatus.Received or WebhookEventStatus.Dead), "evt_1 to be retried");
        processed.Status.ShouldBe(WebhookEventStatus.Processed);
        processed.ErrorMessage.ShouldBeNull();
        (await Host.QueryAsync(CountTimeline)).ShouldBe(["1"]);
        (await Host.OperatorActions.ListAsync("evt_1", CancellationToken.None))
            .ShouldBe([new OperatorAction("ada", OperatorAction.EventRetry, "evt_1", configured.Time.GetUtcNow())]);
    }

    [Fact]
    public async Task An_event_that_dies_again_after_an_operators_retry_alerts_again()
    {
        var first = await ReceiveDead();

        (await Event.Retry("ada")).ShouldBe(RetryResult.Accepted);

        var second = await Eventually.Get(
            Find, found => found.Status is WebhookEventStatus.Dead && found.Version > first.Version, "evt_1 to be given up again");
        second.Attempts.ShouldBe(1);
        (await Host.QueryAsync("SELECT kind FROM outbox")).ShouldBe(["event_dead_alert", "event_dead_alert"]);
    }

    [Fact]
    public async Task An_operators_retry_of_a_failed_event_does_not_wait_for_its_next_attempt()
    {
        await ReceiveWithFailures(1);

        (await Event.Retry("ada")).ShouldBe(RetryResult.Accepted);

        var processed = await Eventually.Get(Find, found => found.Status is WebhookEventStatus.Processed, "evt_1 to be retried");
        processed.Attempts.ShouldBe(1);
        (await Reminders()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(SubscriptionEvent.CreatedType)]
    [InlineData("charge.captured")]
    public async Task A_finished_event_is_not_retried(string type)
    {
        await Event.Receive(new SubscriptionEvent { Type = type }.ToReceived());
        var finished = await Finished();

        (await Event.Retry("ada")).ShouldBe(RetryResult.AlreadyProcessed);

        (await Find()).ShouldBe(finished);
        (await Host.OperatorActions.ListAsync("evt_1", CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_unknown_event_is_not_retried()
    {
        (await Event.Retry("ada")).ShouldBe(RetryResult.UnknownEvent);

        (await Host.OperatorActions.ListAsync("evt_1", CancellationToken.None)).ShouldBeEmpty();

        // And doesn't stand in the way of its delivery.
        (await Event.Receive(new SubscriptionEvent().ToReceived())).ShouldBe(ReceiveResult.Accepted);
        (await Finished()).Status.ShouldBe(WebhookEventStatus.Processed);
    }

    private async Task<WebhookEvent> ReceiveDead()
    {
        await Event.Receive(new SubscriptionEvent { PriceId = "price_unknown" }.ToReceived());
        var dead = await Finished();
        dead.Status.ShouldBe(WebhookEventStatus.Dead);
        return dead;
    }

    private async Task<WebhookEvent> ReceiveWithFailures(int count)
    {
        ((FailingSubscriptionStore)Host.Subscriptions).FailCommits(count);
        await Event.Receive(new SubscriptionEvent().ToReceived());
        var failed = await Finished();

        // Answered after the turn that failed, so the reminder is set.
        (await Event.Receive(new SubscriptionEvent().ToReceived())).ShouldBe(ReceiveResult.Duplicate);
        return failed;
    }

    private Task<WebhookEvent> Finished() =>
        Eventually.Get(Find, found => found.Status is not WebhookEventStatus.Received, "evt_1 to be processed");

    private async Task<IReadOnlyList<StoredReminder>> Reminders() =>
        [.. (await Host.Reminders.ListAllAsync(CancellationToken.None))
            .Where(reminder => reminder.GrainId.EndsWith("/evt_1", StringComparison.Ordinal))];

    private async Task<WebhookEvent> Find() => (await Host.Events.FindAsync("evt_1", CancellationToken.None)).ShouldNotBeNull();
}
