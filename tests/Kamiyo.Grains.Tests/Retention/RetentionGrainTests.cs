using System.Globalization;
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

    private const string ReceivedMinutes = "SELECT minute FROM webhook_statistic WHERE measure = 'received' ORDER BY minute";

    private const string CountEvents = "SELECT count(*) FROM webhook_event";

    private IRetentionGrain Retention => Host.Grains.GetGrain<IRetentionGrain>(0);

    [Fact]
    public async Task A_dry_run_counts_and_deletes_nothing()
    {
        await InsertOldAsync();

        var report = await Retention.Run(new RetentionRequest(OlderThanDays: 30, DryRun: true));

        report.ShouldBe(new RetentionReport(Old, Old, 0, IsComplete: true));
        (await Host.QueryAsync(CountEvents)).ShouldBe([$"{Old + 2}"]);
    }

    [Fact]
    public async Task A_run_deletes_batch_by_batch_what_is_finished_and_old_and_reports_how_much()
    {
        await InsertOldAsync();

        var report = await Retention.Run(new RetentionRequest(OlderThanDays: 30, DryRun: false));

        report.ShouldBe(new RetentionReport(Old, Old, 0, IsComplete: true));
        (await Host.QueryAsync("SELECT event_id FROM webhook_event ORDER BY event_id")).ShouldBe(["evt_dead", "evt_young"]);
        (await Retention.Run(new RetentionRequest(OlderThanDays: 30, DryRun: false))).ShouldBe(new RetentionReport(0, 0, 0, IsComplete: true));
    }

    [Fact]
    public async Task It_runs_daily_by_itself()
    {
        await InsertOldAsync();

        await AdvanceUntil(CountEvents, counts => counts.Single() == "2", "the daily run");
    }

    [Fact]
    public async Task Every_hour_the_minutes_of_hours_that_are_over_become_hours()
    {
        await InsertAsync("evt_1", "evt_2");
        Host.Time.Advance(TimeSpan.FromMinutes(5));
        await InsertAsync("evt_3");
        var before = await Host.QueryAsync(ReceivedMinutes);
        before.Count.ShouldBe(2);

        await AdvanceUntil(ReceivedMinutes, minutes => minutes.Count == 1, "the hour to be folded");

        (await Host.QueryAsync("SELECT sum(count) FROM webhook_statistic WHERE measure = 'received'")).ShouldBe(["3"]);
        var age = Host.Time.GetUtcNow() - DateTimeOffset.Parse(before[1]!, CultureInfo.InvariantCulture);
        age.ShouldBeGreaterThan(TimeSpan.FromHours(2));
    }

    [Fact]
    public async Task Statistics_go_after_as_many_days_as_the_settings_say()
    {
        await InsertAsync("evt_1");
        Host.Time.Advance(TimeSpan.FromDays(399));
        await Retention.FoldStatistics();
        await InsertAsync("evt_2");
        (await Host.QueryAsync(ReceivedMinutes)).Count.ShouldBe(2);

        Host.Time.Advance(TimeSpan.FromDays(1) + TimeSpan.FromHours(1));
        await Retention.FoldStatistics();

        await Eventually.Get(() => Host.QueryAsync(ReceivedMinutes), minutes => minutes.Count == 1, "the old statistics to go");
    }

    [Fact]
    public async Task A_deleted_event_that_Stripe_sends_again_changes_nothing()
    {
        var delivery = new SubscriptionEvent("evt_1").ToReceived();
        await Host.Grains.GetGrain<IWebhookEventGrain>("evt_1").Receive(delivery);
        await Processed("evt_1");
        Host.Time.Advance(TimeSpan.FromDays(31));

        // The daily run may have been first.
        await Retention.Run(new RetentionRequest(OlderThanDays: null, DryRun: false));
        (await Host.QueryAsync(CountEvents)).ShouldBe(["0"]);

        (await Host.Grains.GetGrain<IWebhookEventGrain>("evt_1").Receive(delivery)).ShouldBe(ReceiveResult.Accepted);

        await Processed("evt_1");
        (await Host.QueryAsync("SELECT count(*) FROM subscription_timeline")).ShouldBe(["1"]);
        (await Host.Subscriptions.FindAsync("cus_1", CancellationToken.None)).ShouldNotBeNull().Version.ShouldBe(1);
    }

    private async Task InsertAsync(params string[] eventIds) => await Task.WhenAll(eventIds.Select(eventId => Host.Events.InsertAsync(
        Finished(eventId, Host.Time.GetUtcNow()) with { ReceivedAt = Host.Time.GetUtcNow() }, "{}"u8.ToArray(), CancellationToken.None)));

    private async Task AdvanceUntil(string sql, Func<IReadOnlyList<string?>, bool> condition, string what) =>
        await Host.AdvanceUntil(TimeSpan.FromMinutes(1), () => Host.QueryAsync(sql), condition, what);

    private async Task InsertOldAsync()
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
