using Kamiyo.Grains.Interfaces.Retention;
using Kamiyo.Grains.Interfaces.WebhookEvents;
using Kamiyo.Grains.Tests.Events;
using Kamiyo.Grains.Tests.Hosting;
using Kamiyo.Grains.WebhookEvents;
using Kamiyo.Storage.WebhookEvents;
using Kamiyo.Testing.Waiting;

namespace Kamiyo.Grains.Tests.Retention;

public sealed class RetentionGrainTests : InstallationTests
{
    // More than two batches on SQLite.
    private const int Old = 450;

    private const string CountEvents = "SELECT count(*) FROM webhook_event";

    private IRetentionGrain Retention => Host.Grains.GetGrain<IRetentionGrain>(0);

    [Fact]
    public async Task A_dry_run_counts_and_deletes_nothing()
    {
        await InsertAsync();

        var report = await Retention.Run(new RetentionRequest(OlderThanDays: 30, DryRun: true));

        report.ShouldBe(new RetentionReport(Old, Old, 0, IsComplete: true));
        (await Host.QueryAsync(CountEvents)).ShouldBe([$"{Old + 2}"]);
    }

    [Fact]
    public async Task A_run_deletes_batch_by_batch_what_is_finished_and_old_and_reports_how_much()
    {
        await InsertAsync();

        var report = await Retention.Run(new RetentionRequest(OlderThanDays: 30, DryRun: false));

        report.ShouldBe(new RetentionReport(Old, Old, 0, IsComplete: true));
        (await Host.QueryAsync("SELECT event_id FROM webhook_event ORDER BY event_id")).ShouldBe(["evt_dead", "evt_young"]);
        (await Retention.Run(new RetentionRequest(OlderThanDays: 30, DryRun: false))).ShouldBe(new RetentionReport(0, 0, 0, IsComplete: true));
    }

    [Fact]
    public async Task It_runs_daily_by_itself()
    {
        await InsertAsync();

        await Eventually.Get(
            () =>
            {
                // In steps, so that the reminder comes into the sight of the host before it is due.
                Host.Time.Advance(TimeSpan.FromMinutes(1));
                return Host.QueryAsync(CountEvents);
            },
            counts => counts.Single() == "2",
            "the daily run");
    }

    [Fact]
    public async Task A_deleted_event_that_Stripe_sends_again_changes_nothing()
    {
        var delivery = new SubscriptionEvent("evt_1").ToReceived();
        await Host.Grains.GetGrain<IWebhookEventGrain>("evt_1").Receive(delivery);
        await Processed("evt_1");
        Host.Time.Advance(TimeSpan.FromDays(31));
        (await Retention.Run(new RetentionRequest(OlderThanDays: null, DryRun: false))).Events.ShouldBe(1);

        (await Host.Grains.GetGrain<IWebhookEventGrain>("evt_1").Receive(delivery)).ShouldBe(ReceiveResult.Accepted);

        await Processed("evt_1");
        (await Host.QueryAsync("SELECT count(*) FROM subscription_timeline")).ShouldBe(["1"]);
        (await Host.Subscriptions.FindAsync("cus_1", CancellationToken.None)).ShouldNotBeNull().Version.ShouldBe(1);
    }

    private async Task InsertAsync()
    {
        var now = Host.Time.GetUtcNow();
        var events = Enumerable.Range(0, Old).Select(number => Finished($"evt_{number}", now.AddDays(-31)))
            .Append(Finished("evt_young", now.AddDays(-29)))
            .Append(Finished("evt_dead", now.AddDays(-31)) with { Status = WebhookEventStatus.Dead });
        await Task.WhenAll(events.Select(row => Host.Events.InsertAsync(row, "{}"u8.ToArray(), CancellationToken.None)));
    }

    private static WebhookEvent Finished(string eventId, DateTimeOffset at) =>
        WebhookEventTransitions.Received(new SubscriptionEvent(eventId).ToReceived()) with { Status = WebhookEventStatus.Processed, ReceivedAt = at, ProcessedAt = at };

    private Task<WebhookEvent?> Processed(string eventId) => Eventually.Get(
        () => Host.Events.FindAsync(eventId, CancellationToken.None),
        found => found?.Status is WebhookEventStatus.Processed,
        $"{eventId} to be processed");
}
