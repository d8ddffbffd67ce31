using Kamiyo.Grains.Interfaces.Sweeping;
using Kamiyo.Grains.Interfaces.WebhookEvents;
using Kamiyo.Storage.WebhookEvents;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Kamiyo.Grains.Sweeping;

internal sealed class SweeperGrain(IWebhookEventStore store, TimeProvider time, ILogger<SweeperGrain> logger)
    : Grain, ISweeperGrain, IRemindable
{
    private const string SweepReminder = "sweep";

    // So many events are in memory at once, however many are stored.
    private const int PageSize = 100;

    private static readonly TimeSpan ReminderPeriod = TimeSpan.FromMinutes(1);

    // Younger ones are most likely being processed at this moment, here or in another process.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private bool _isSweeping;

    public async Task Start()
    {
        await this.RegisterOrUpdateReminder(SweepReminder, ReminderPeriod, ReminderPeriod);
        await this.AsReference<ISweeperGrain>().Sweep(time.GetUtcNow());
    }

    public async Task Sweep(DateTimeOffset dueBy)
    {
        if (_isSweeping)
        {
            return;
        }

        _isSweeping = true;
        try
        {
            await ProcessDue(dueBy);
        }
        finally
        {
            _isSweeping = false;
        }
    }

    // A call to itself: a sweep may take longer than a reminder's tick may.
    public Task ReceiveReminder(string reminderName, TickStatus status) =>
        this.AsReference<ISweeperGrain>().Sweep(time.GetUtcNow() - Patience);

    private async Task ProcessDue(DateTimeOffset dueBy)
    {
        var swept = 0;
        int found;
        int taken;
        do
        {
            var eventIds = await store.FindDueAsync(dueBy, PageSize, CancellationToken.None);
            var results = await Task.WhenAll(eventIds.Select(Process));
            found = eventIds.Count;
            taken = results.Count(isTaken => isTaken);
            swept += taken;
        }
        // What could not be taken up is found again: a page without progress, as in an outage, leaves the rest to the next sweep.
        while (found == PageSize && taken > 0);

        if (swept > 0)
        {
            logger.LogInformation("Took up {Count} unfinished events that were due by {DueBy:O}", swept, dueBy);
        }
    }

    /// <returns>False when the event is as due as before.</returns>
    private async Task<bool> Process(string eventId)
    {
        try
        {
            await GrainFactory.GetGrain<IWebhookEventGrain>(eventId).Process();
            return true;
        }
        catch (InconsistentStateException)
        {
            logger.LogDebug("{EventId} was taken up by another process at the same time", eventId);
            return true;
        }
        catch (Exception exception)
        {
            // One event that can't be taken up must not keep the ones behind it waiting.
            logger.LogWarning(exception, "{EventId} could not be taken up and waits for the next sweep", eventId);
            return false;
        }
    }
}
