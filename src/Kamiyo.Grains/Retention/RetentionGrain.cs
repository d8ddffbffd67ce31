using Kamiyo.Grains.Interfaces.Retention;
using Kamiyo.Storage.Retention;
using Kamiyo.Storage.Statistics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Runtime;

namespace Kamiyo.Grains.Retention;

internal sealed class RetentionGrain(
    IRetentionStore store,
    IWebhookStatisticStore statistics,
    IOptions<RetentionOptions> options,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<RetentionGrain> logger) : Grain, IRetentionGrain, IRemindable
{
    private const string DailyReminder = "clean";
    private const string HourlyReminder = "fold";

    /// <summary>How many events or messages a dry run counts at most: that much is counted in well under a second.</summary>
    internal const int CountLimit = 100_000;

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    // Minutes of the last hours are what an operator looks at while something is going wrong.
    private static readonly TimeSpan MinutesAreKept = TimeSpan.FromHours(2);

    // Below the time after which a caller gives up.
    private static readonly TimeSpan RunLimit = TimeSpan.FromSeconds(20);

    private static readonly RetentionRequest BySettings = new(OlderThanDays: null, DryRun: false);

    public async Task Start()
    {
        // Kept from start to start: a process that is restarted more than once a day would otherwise never come to it.
        await Keep(DailyReminder, Day);
        await Keep(HourlyReminder, Hour);
    }

    public Task<RetentionReport> Run(RetentionRequest request)
    {
        var ages = RetentionAges.Of(request, options.Value, time.GetUtcNow());
        return request.DryRun ? Count(ages) : Delete(ages);
    }

    // A call to itself: this takes longer than a reminder's tick may.
    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        var self = this.AsReference<IRetentionGrain>();
        return reminderName is HourlyReminder ? self.FoldStatistics() : self.RunDaily();
    }

    public async Task RunDaily()
    {
        var report = await Run(BySettings);
        if (!report.IsComplete && !lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // In turns: whoever asks meanwhile needn't wait for the end of a large clean-up.
            await this.AsReference<IRetentionGrain>().RunDaily();
        }
    }

    public async Task FoldStatistics()
    {
        var now = time.GetUtcNow();
        var folded = await statistics.FoldAsync(now - MinutesAreKept, CancellationToken.None);
        var deleted = await statistics.DeleteOlderThanAsync(RetentionAges.Before(now, options.Value.StatisticDays), CancellationToken.None);
        logger.LogDebug("Folded {Folded} rows of statistics into hours, deleted {Deleted}", folded, deleted);
    }

    private async Task Keep(string reminder, TimeSpan period)
    {
        if (await this.GetReminder(reminder) is null)
        {
            await this.RegisterOrUpdateReminder(reminder, Hour, period);
        }
    }

    private async Task<RetentionReport> Delete(RetentionAges ages)
    {
        var start = time.GetTimestamp();
        var run = new RetentionRun(
            store, ages, () => time.GetElapsedTime(start) < RunLimit && !lifetime.ApplicationStopping.IsCancellationRequested);
        var report = await run.RunAsync(CancellationToken.None);
        logger.LogInformation(
            "Retention deleted {Events} events, {Payloads} payloads and {Messages} messages; complete: {IsComplete}",
            report.Events,
            report.Payloads,
            report.Messages,
            report.IsComplete);
        return report;
    }

    private async Task<RetentionReport> Count(RetentionAges ages)
    {
        var events = await store.CountEventsAsync(ages.Events, CountLimit, CancellationToken.None);
        var payloads = ages.HasEarlierPayloads
            ? (await store.CountEventsAsync(ages.Payloads, CountLimit, CancellationToken.None)).Payloads
            : events.Payloads;
        var messages = await store.CountMessagesAsync(ages.Messages, CountLimit, CancellationToken.None);
        return new RetentionReport(events.Events, payloads, messages, IsComplete: events.Events < CountLimit && messages < CountLimit);
    }
}
