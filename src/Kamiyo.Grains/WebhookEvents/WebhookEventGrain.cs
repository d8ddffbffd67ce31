using System.Diagnostics;
using Kamiyo.Billing.Events;
using Kamiyo.Grains.Interfaces.Outbox;
using Kamiyo.Grains.Interfaces.Subscriptions;
using Kamiyo.Grains.Interfaces.Sweeping;
using Kamiyo.Grains.Interfaces.WebhookEvents;
using Kamiyo.Grains.Outbox;
using Kamiyo.Grains.Processing;
using Kamiyo.Grains.Telemetry;
using Kamiyo.Storage.Operators;
using Kamiyo.Storage.Outbox;
using Kamiyo.Storage.WebhookEvents;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Kamiyo.Grains.WebhookEvents;

internal sealed class WebhookEventGrain(
    IWebhookEventStore store,
    IOperatorActionStore actions,
    RetrySchedule schedule,
    OutboxChannels channels,
    ProcessingGate gate,
    ProcessingWaves waves,
    AcceptanceLoad load,
    WebhookMetrics metrics,
    OutboxMetrics outboxMetrics,
    TimeProvider time,
    ILogger<WebhookEventGrain> logger) : Grain, IWebhookEventGrain, IRemindable
{
    private const string RetryReminder = "retry";

    // Orleans' minimum. A tick that comes before the attempt is due is let pass.
    private static readonly TimeSpan ReminderPeriod = TimeSpan.FromMinutes(1);

    // A first tick whose time has passed by when the reminder is stored comes a period later.
    private static readonly TimeSpan SoonestReminder = TimeSpan.FromSeconds(1);

    // The row as this grain knows it to be stored; null while it hasn't looked.
    private WebhookEvent? _stored;

    // Another process inserted it, or this one before. What has become of it since, a call that needs to know looks up.
    private bool _isStoredElsewhere;

    // Only of an event that was received here, until it is processed.
    private ReadOnlyMemory<byte> _payload;

    // Processing follows the answer: by then the delivery's span has ended, and can't be passed on as the current one.
    private ActivityContext _received;

    private string EventId => this.GetPrimaryKeyString();

    public async Task<ReceiveResult> Receive(ReceivedWebhookEvent webhookEvent)
    {
        using var activity = KamiyoActivity.Start(KamiyoActivity.Store, EventId);
        _received = activity?.Context ?? default;
        if (_isStoredElsewhere || _stored is not null)
        {
            return ReceiveResult.Duplicate;
        }

        var started = time.GetTimestamp();
        var row = WebhookEventTransitions.First(webhookEvent, time.GetUtcNow());
        if (!await Insert(row, webhookEvent.Payload))
        {
            return ReceiveResult.Duplicate;
        }

        if (row.IsFinished)
        {
            Tell(row, started);
            DeactivateOnIdle();
        }
        else
        {
            await this.AsReference<IWebhookEventGrain>().BeginProcess();
        }

        return ReceiveResult.Accepted;
    }

    public async Task<RetryResult> Retry(string operatorName)
    {
        if (await Find() is not { } current)
        {
            DeactivateOnIdle();
            return RetryResult.UnknownEvent;
        }

        if (current.Status is WebhookEventStatus.Processed or WebhookEventStatus.Ignored)
        {
            return RetryResult.AlreadyProcessed;
        }

        await actions.RecordAsync(
            new OperatorAction(operatorName, OperatorAction.EventRetry, EventId, time.GetUtcNow()), CancellationToken.None);
        await Save(current, WebhookEventTransitions.Retried(current));
        await StopRetrying();
        await this.AsReference<IWebhookEventGrain>().BeginProcess();
        return RetryResult.Accepted;
    }

    public async Task BeginProcess()
    {
        try
        {
            // Without room it is dropped from memory: it is stored and answered, and the sweep takes it up.
            if (gate.TryEnter() is { } slot)
            {
                await ProcessIn(slot);
            }
        }
        catch (Exception exception) when (FailureKinds.Of(exception) is FailureKind.Unavailable)
        {
            // Nobody waits for this call. What is stored stays due, and the sweeper takes it up.
            logger.LogWarning(exception, "Event {EventId} could not be processed now and waits for the next sweep", EventId);
        }
        finally
        {
            DeactivateOnIdle();
        }
    }

    public async Task Process()
    {
        try
        {
            await ProcessIn(await gate.EnterAsync(CancellationToken.None));
        }
        finally
        {
            // Nothing is left to do here; a later duplicate reads the row again.
            DeactivateOnIdle();
        }
    }

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        if (await Find() is not { Status: WebhookEventStatus.Failed } current)
        {
            await StopRetrying();
        }
        else if (IsDue(current))
        {
            using var slot = await gate.EnterAsync(CancellationToken.None);
            await AttemptIfDue();
        }

        // The next tick reads the row again: another process may have changed it by then.
        DeactivateOnIdle();
    }

    // Without a look first: nearly every delivery is the first one, and the table's key tells a second one as surely as a look would.
    private async Task<bool> Insert(WebhookEvent row, ReadOnlyMemory<byte> payload)
    {
        using var measurement = load.Begin();
        try
        {
            if (!await store.InsertAsync(row, payload, CancellationToken.None))
            {
                // This activation stays until it is idle: were it to end with each answer, deliveries that arrive together would be
                // forwarded from one to the next until the host gives up.
                _isStoredElsewhere = true;
                return false;
            }
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }

        _stored = row;
        _payload = payload;
        return true;
    }

    private async Task<WebhookEvent?> Find() => _stored ??= await store.FindAsync(EventId, CancellationToken.None);

    private async Task ProcessIn(ProcessingSlot slot)
    {
        using (slot)
        {
            await waves.Join();
            await AttemptIfDue();
        }

        await TakeUpPutOff();
    }

    private async Task AttemptIfDue()
    {
        if (await Find() is { } current && IsDue(current))
        {
            await Attempt(current);
        }
    }

    private bool IsDue(WebhookEvent current) => current.Status switch
    {
        WebhookEventStatus.Received => true,
        WebhookEventStatus.Failed => current.NextAttemptAt <= time.GetUtcNow(),
        _ => false,
    };

    private async Task Attempt(WebhookEvent current)
    {
        using var activity = KamiyoActivity.Start(KamiyoActivity.Process, EventId, _received);
        var started = time.GetTimestamp();
        var (next, isSaved) = await Apply(current);
        if (isSaved)
        {
            _stored = next;
        }
        else
        {
            await Save(current, next);
        }

        Tell(next, started);
        if (next is { Status: WebhookEventStatus.Failed, NextAttemptAt: { } due })
        {
            await RetryAt(due);
        }
        else if (current.Status is WebhookEventStatus.Failed)
        {
            await StopRetrying();
        }
    }

    private void Tell(WebhookEvent next, long started)
    {
        metrics.Attempted(next, time.GetElapsedTime(started));
        logger.LogInformation(
            "Event {EventId} ({Type}) is {Status}: {Outcome}", EventId, next.Type, next.Status, next.Outcome ?? next.ErrorMessage);
    }

    // A customer's commit finishes the event as well. What comes to no commit, or finds the row changed, is left to be saved here.
    private async Task<(WebhookEvent Next, bool IsSaved)> Apply(WebhookEvent current)
    {
        // Until it is known what has become of the row, the next call reads it afresh.
        _stored = null;
        var route = EventRoute.For(current.Type, current.Account, current.CustomerId);
        if (route.CustomerKey is null)
        {
            return (WebhookEventTransitions.Ignored(current, route.IgnoredBecause!, time.GetUtcNow()), false);
        }

        try
        {
            var message = new ApplyWebhookEvent(EventId, current.Type, await Payload(), FinishedWebhookEvents.Unfinished(current));
            var result = await GrainFactory.GetGrain<ISubscriptionGrain>(route.CustomerKey).Apply(message);
            return (WebhookEventTransitions.Applied(current, result, result.FinishedAt ?? time.GetUtcNow()), result.FinishedAt is not null);
        }
        catch (Exception exception) when (FailureKinds.Of(exception) is not FailureKind.Unavailable)
        {
            // Whatever went wrong is kept with the event, where the operator and the next attempt find it.
            KamiyoActivity.SetFailure(exception);
            logger.LogError(exception, "Event {EventId} failed at attempt {Attempt}", EventId, current.Attempts + 1);
            return (WebhookEventTransitions.Failed(current, exception, schedule, Random.Shared.NextDouble(), time.GetUtcNow()), false);
        }
    }

    // By itself the sweeper comes some seconds later, so as not to meet what is in flight.
    private Task TakeUpPutOff() =>
        gate.HasRoomForPutOff() ? GrainFactory.GetGrain<ISweeperGrain>(0).Sweep(time.GetUtcNow()) : Task.CompletedTask;

    private async Task<ReadOnlyMemory<byte>> Payload()
    {
        if (!_payload.IsEmpty)
        {
            return _payload;
        }

        return await store.FindPayloadAsync(EventId, CancellationToken.None)
            ?? throw new UnprocessableEventException($"The payload of {EventId} is not stored any more.");
    }

    private async Task Save(WebhookEvent current, WebhookEvent next)
    {
        // What isn't stored must not be believed: if this fails, the next call reads the row afresh.
        _stored = null;
        var alerts = AlertsOf(next);
        var change = WebhookEventTransitions.Change(current, next, alerts, time.GetUtcNow());
        if (!await store.UpdateAsync(change, CancellationToken.None))
        {
            throw new InconsistentStateException($"The event {EventId} was changed by another writer.");
        }

        _stored = next;
        await Dispatch(alerts, next);
    }

    private Task Dispatch(IReadOnlyList<OutboxEntry> alerts, WebhookEvent dead)
    {
        outboxMetrics.Written(alerts);
        return OutboxEntries.AnyToSend(alerts)
            ? GrainFactory.GetGrain<IOutboxGrain>(OutboxPartition.Of(dead.CustomerId ?? EventId)).Dispatch()
            : Task.CompletedTask;
    }

    private IReadOnlyList<OutboxEntry> AlertsOf(WebhookEvent next) =>
        next.Status is WebhookEventStatus.Dead ? [.. OutboxEntries.OfDead(next, channels, time.GetUtcNow())] : [];

    private async Task RetryAt(DateTimeOffset due)
    {
        var wait = due - time.GetUtcNow();
        await this.RegisterOrUpdateReminder(RetryReminder, wait > SoonestReminder ? wait : SoonestReminder, ReminderPeriod);
    }

    private async Task StopRetrying()
    {
        if (await this.GetReminder(RetryReminder) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }
    }
}
