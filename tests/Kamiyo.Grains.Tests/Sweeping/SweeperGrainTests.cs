using Kamiyo.Grains.Interfaces.Sweeping;
using Kamiyo.Grains.Sweeping;
using Kamiyo.Grains.Tests.Events;
using Kamiyo.Grains.Tests.Hosting;
using Kamiyo.Grains.WebhookEvents;
using Kamiyo.Storage.Duties;
using Kamiyo.Storage.WebhookEvents;
using Kamiyo.Testing.Time;
using Kamiyo.Testing.Waiting;
using Microsoft.Extensions.DependencyInjection;

namespace Kamiyo.Grains.Tests.Sweeping;

/// <summary>The first process stands for one that stored events and died: its own clock never comes to when they are due.</summary>
public sealed class SweeperGrainTests : InstallationTests
{
    private DateTimeOffset Stored => Host.Time.GetUtcNow().AddSeconds(30);

    [Fact]
    public async Task An_event_that_nobody_processes_is_taken_up_when_a_process_starts()
    {
        await Insert(Received("evt_1") with { ReceivedAt = Stored });

        await StartLater();

        (await Finished("evt_1")).Attempts.ShouldBe(1);
        (await Host.QueryAsync("SELECT event_id FROM subscription_timeline")).ShouldBe(["evt_1"]);
    }

    [Fact]
    public async Task Every_page_of_a_backlog_is_processed()
    {
        const int Backlog = EventSweep.PageSize + 250;
        await Task.WhenAll(Enumerable.Range(0, Backlog)
            .Select(number => Insert(Received($"evt_{number}", $"cus_{number}") with { ReceivedAt = Stored })));

        await StartLater();

        await Eventually.Get(
            () => Host.QueryAsync("SELECT count(*) FROM webhook_event WHERE status = 'processed'"),
            counts => counts.Single() == $"{Backlog}",
            "the backlog to be processed");
        (await Host.QueryAsync("SELECT count(*) FROM subscription_timeline")).ShouldBe([$"{Backlog}"]);
    }

    [Fact]
    public async Task A_failed_event_is_taken_up_when_it_is_due_and_not_before()
    {
        var due = Received("evt_due") with { Status = WebhookEventStatus.Failed, Attempts = 2, NextAttemptAt = Stored };
        var notDue = Received("evt_not_due", "cus_2") with { Status = WebhookEventStatus.Failed, Attempts = 2, NextAttemptAt = Stored.AddDays(1) };
        await Insert(due);
        await Insert(notDue);

        await StartLater();

        (await Finished("evt_due")).Attempts.ShouldBe(3);
        (await Find("evt_not_due")).ShouldBe(notDue);
    }

    [Fact]
    public async Task What_has_come_to_its_end_is_left_alone()
    {
        var dead = Received("evt_dead", "cus_2") with { Status = WebhookEventStatus.Dead, Attempts = 8, ErrorMessage = "no answer" };
        await Insert(dead);
        await Insert(Received("evt_1") with { ReceivedAt = Stored });

        await StartLater();

        await Finished("evt_1");
        (await Find("evt_dead")).ShouldBe(dead);
    }

    [Fact]
    public async Task An_event_is_left_alone_while_it_is_most_likely_in_process_and_taken_up_soon_after()
    {
        var start = Host.Time.GetUtcNow();
        await Insert(Received("evt_old") with { ReceivedAt = start });
        await Insert(Received("evt_young", "cus_2") with { ReceivedAt = start.AddSeconds(1) });

        Host.Time.AdvanceTo(start + EventSweep.Patience);

        await Finished("evt_old");
        (await Find("evt_young")).Status.ShouldBe(WebhookEventStatus.Received);

        Host.Time.AdvanceTo(start + EventSweep.Patience + TimeSpan.FromSeconds(5));

        (await Finished("evt_young")).Status.ShouldBe(WebhookEventStatus.Processed);
    }

    [Fact]
    public async Task A_sweep_that_is_asked_for_during_another_one_follows_it()
    {
        var host = await StartAsync(PausedSubscriptionStore.Decorate);
        var sweeper = host.Grains.GetGrain<ISweeperGrain>(0);
        host.PausedSubscriptions.Pause();
        await Insert(Received("evt_1") with { ReceivedAt = host.Time.GetUtcNow() });
        await sweeper.Sweep(host.Time.GetUtcNow());
        await Eventually.Get(() => Task.FromResult(host.Gate.InFlight), count => count == 1, "the first sweep to be under way");

        await Insert(Received("evt_2", "cus_2") with { ReceivedAt = host.Time.GetUtcNow() });
        await sweeper.Sweep(host.Time.GetUtcNow());
        host.PausedSubscriptions.Resume();

        (await Finished("evt_2")).Attempts.ShouldBe(1);
    }

    [Fact]
    public async Task Off_duty_nothing_is_swept()
    {
        await Insert(Received("evt_1") with { ReceivedAt = Stored });
        var off = await StartAsync(services => services
            .AddSingleton<IDuty, NoDuty>()
            .AddSingleton<TimeProvider>(new FakeTimeProvider(Host.Time.GetUtcNow().AddMinutes(10))));

        off.Time.Advance(TimeSpan.FromMinutes(3));
        await off.Grains.GetGrain<ISweeperGrain>(0).Start();

        (await Find("evt_1")).Status.ShouldBe(WebhookEventStatus.Received);
    }

    private static WebhookEvent Received(string eventId, string customerId = "cus_1") =>
        WebhookEventTransitions.Received(new SubscriptionEvent(eventId, customerId).ToReceived());

    private Task<GrainHost> StartLater() =>
        StartAsync(services => services.AddSingleton<TimeProvider>(new FakeTimeProvider(Host.Time.GetUtcNow().AddMinutes(10))));

    private async Task Insert(WebhookEvent webhookEvent)
    {
        var payload = new SubscriptionEvent(webhookEvent.EventId, webhookEvent.CustomerId!).ToReceived().Payload;
        (await Host.Events.InsertAsync(webhookEvent, payload, CancellationToken.None)).ShouldBeTrue();
    }

    private Task<WebhookEvent> Finished(string eventId) =>
        Eventually.Get(() => Find(eventId), found => found.Status is WebhookEventStatus.Processed, $"{eventId} to be processed");

    private async Task<WebhookEvent> Find(string eventId) => (await Host.Events.FindAsync(eventId, CancellationToken.None)).ShouldNotBeNull();
}
