using System.Text.Json;
using Kamiyo.Billing.Events;
using Kamiyo.Delivery.Templates;
using Kamiyo.Grains.Interfaces.Outbox;
using Kamiyo.Grains.Telemetry;
using Kamiyo.Storage.Outbox;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Runtime;

namespace Kamiyo.Grains.Outbox;

internal sealed class OutboxGrain(
    IOutboxStore store,
    OutboxDispatcher dispatcher,
    IOptions<OutboxOptions> options,
    RetrySchedule schedule,
    IHostApplicationLifetime lifetime,
    OutboxMetrics metrics,
    TimeProvider time,
    ILogger<OutboxGrain> logger) : Grain, IOutboxGrain, IRemindable
{
    private const string DispatchReminder = "dispatch";
    private const int ClaimSize = 20;

    // Also what finds messages whose sender died, and those whose next attempt has come.
    private static readonly TimeSpan ReminderPeriod = TimeSpan.FromMinutes(1);

    // Never sooner: what is due already and was left alone is held by somebody else at this moment.
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private bool _isDispatching;
    private bool _isAskedAgain;
    private IGrainTimer? _nextDue;

    private int Partition => (int)this.GetPrimaryKeyLong();

    public async Task Start()
    {
        await this.RegisterOrUpdateReminder(DispatchReminder, ReminderPeriod, ReminderPeriod);
        await this.AsReference<IOutboxGrain>().Dispatch();
    }

    public async Task Dispatch()
    {
        _isAskedAgain = true;
        if (_isDispatching)
        {
            return;
        }

        _isDispatching = true;
        try
        {
            while (_isAskedAgain)
            {
                _isAskedAgain = false;
                await SendWhatIsDue();
                await WakeWhenNextIsDue();
            }
        }
        finally
        {
            _isDispatching = false;
        }
    }

    // A call to itself: sending takes longer than a reminder's tick may.
    public async Task ReceiveReminder(string reminderName, TickStatus status) => await this.AsReference<IOutboxGrain>().Dispatch();

    private async Task SendWhatIsDue()
    {
        IReadOnlyList<OutboxMessage> claimed;
        do
        {
            claimed = await store.ClaimAsync(Partition, ClaimSize, time.GetUtcNow(), options.Value.Lease, CancellationToken.None);
            foreach (var message in claimed)
            {
                await SendOrGiveBack(message);
            }
        }
        while (claimed.Count > 0 && !lifetime.ApplicationStopping.IsCancellationRequested);
    }

    // Between two ticks of the reminder, so that a lease that a dead process left behind is taken over as soon as it ends.
    private async Task WakeWhenNextIsDue()
    {
        _nextDue?.Dispose();
        _nextDue = null;
        if (await store.FindNextDueAsync(Partition, CancellationToken.None) is { } due && due - time.GetUtcNow() < ReminderPeriod)
        {
            var wait = due - time.GetUtcNow() + Tick;
            _nextDue = this.RegisterGrainTimer(
                _ => this.AsReference<IOutboxGrain>().Dispatch(),
                new GrainTimerCreationOptions(wait > Tick ? wait : Tick, Timeout.InfiniteTimeSpan));
        }
    }

    private async Task SendOrGiveBack(OutboxMessage message)
    {
        // After messages that took long its lease could end while it is sent, and the next holder would send it again.
        var isTooLate = time.GetUtcNow() + options.Value.SendLimit > message.LeasedUntil;
        if (isTooLate || lifetime.ApplicationStopping.IsCancellationRequested)
        {
            await store.ReleaseAsync(message, CancellationToken.None);
        }
        else if (message.Attempts > 0 && schedule.DelayAfter(message.Attempts, chance: 0) is null)
        {
            logger.LogError(
                "{MessageKey} is given up after {Attempts} attempts: the last one was lost with its sender",
                message.Entry.MessageKey,
                message.Attempts);
            await store.GiveUpAsync(
                message, "The last attempt was lost: its sender ended before it told of a result.", time.GetUtcNow(), CancellationToken.None);
        }
        else
        {
            await Send(message);
        }
    }

    private async Task Send(OutboxMessage message)
    {
        var result = await Attempt(message);
        metrics.Attempted(message.Entry.Channel, result);
        logger.LogInformation("{MessageKey}: {Status} {Reason}", message.Entry.MessageKey, result.End, result.Reason);
        if (!await Record(message, result))
        {
            logger.LogWarning("The lease of {MessageKey} ended before its result was recorded", message.Entry.MessageKey);
        }
    }

    private async Task<SendResult> Attempt(OutboxMessage message)
    {
        using var limit = new CancellationTokenSource(options.Value.SendLimit, time);
        try
        {
            return await dispatcher.Send(message.Entry, limit.Token);
        }
        catch (Exception exception) when (exception is TemplateException or JsonException)
        {
            logger.LogError(exception, "{MessageKey} can't be rendered", message.Entry.MessageKey);
            return SendResult.Unsendable(exception);
        }
        catch (Exception exception)
        {
            // One message that can't be rendered or sent must not stop the ones behind it.
            logger.LogError(exception, "Sending {MessageKey} failed", message.Entry.MessageKey);
            return SendResult.Failed(exception);
        }
    }

    private Task<bool> Record(OutboxMessage message, SendResult result)
    {
        var now = time.GetUtcNow();
        if (result.End is { } end)
        {
            return store.FinishAsync(message, end, result.Reason, now, CancellationToken.None);
        }

        if (schedule.DelayAfter(message.Attempts + 1, Random.Shared.NextDouble()) is not { } delay)
        {
            return store.FinishAsync(message, OutboxStatus.Dead, result.Reason, now, CancellationToken.None);
        }

        var wait = result.RetryAfter > delay ? result.RetryAfter.Value : delay;
        return store.RetryAsync(message, now + wait, result.Reason!, CancellationToken.None);
    }
}
