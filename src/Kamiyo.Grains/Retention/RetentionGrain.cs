using Kamiyo.Grains.Interfaces.Retention;
using Kamiyo.Storage.Retention;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Runtime;

namespace Kamiyo.Grains.Retention;

internal sealed class RetentionGrain(
    IRetentionStore store,
    IOptions<RetentionOptions> options,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<RetentionGrain> logger) : Grain, IRetentionGrain, IRemindable
{
    private const string DailyReminder = "clean";

    /// <summary>How many events or messages a dry run counts at most: that much is counted in well under a second.</summary>
    internal const int CountLimit = 100_000;

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    // Below the time after which a caller gives up.
    private static readonly TimeSpan RunLimit = TimeSpan.FromSeconds(20);

    private static readonly RetentionRequest BySettings = new(OlderThanDays: null, DryRun: false);

    public async Task Start()
    {
        // Kept from start to start: a process that is restarted more than once a day would otherwise never come to it.
        if (await this.GetReminder(DailyReminder) is null)
        {
            await this.RegisterOrUpdateReminder(DailyReminder, TimeSpan.FromHours(1), Day);
        }
    }

    public Task<RetentionReport> Run(RetentionRequest request)
    {
        var ages = RetentionAges.Of(request, options.Value, time.GetUtcNow());
        return request.DryRun ? Count(ages) : Delete(ages);
    }

    // A call to itself: this takes longer than a reminder's tick may.
    public Task ReceiveReminder(string reminderName, TickStatus status) => this.AsReference<IRetentionGrain>().RunDaily();

    public async Task RunDaily()
    {
        var report = await Run(BySettings);
        if (!report.IsComplete && !lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // In turns: whoever asks meanwhile needn't wait for the end of a large clean-up.
            await this.AsReference<IRetentionGrain>().RunDaily();
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
