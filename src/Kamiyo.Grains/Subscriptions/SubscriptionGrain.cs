using Kamiyo.Billing.Entitlements;
using Kamiyo.Billing.Events;
using Kamiyo.Billing.Plans;
using Kamiyo.Billing.Stripe;
using Kamiyo.Billing.Subscriptions;
using Kamiyo.Billing.Syncing;
using Kamiyo.Grains.Interfaces.Outbox;
using Kamiyo.Grains.Interfaces.Subscriptions;
using Kamiyo.Grains.Outbox;
using Kamiyo.Grains.Telemetry;
using Kamiyo.Storage.Outbox;
using Kamiyo.Storage.Subscriptions;
using Microsoft.Extensions.Logging;
using Orleans;

namespace Kamiyo.Grains.Subscriptions;

internal sealed class SubscriptionGrain(
    ISubscriptionStore store,
    PlanCatalog plans,
    OutboxChannels channels,
    OutboxMetrics metrics,
    TimeProvider time,
    ILogger<SubscriptionGrain> logger) : Grain, ISubscriptionGrain
{
    // Each lost race means that another process committed; more than a few in a row mean a fault, not a race.
    private const int MaximumRaces = 20;

    // Another process on the same database may have committed since; an answer is never older than this.
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1);

    private StoredSubscription? _stored;

    // Not a time of day: a clock that is set back must not make an old answer young again.
    private long _readAt;

    private string CustomerId => this.GetPrimaryKeyString();

    private CustomerState State => _stored?.State ?? CustomerState.New(CustomerId);

    public override Task OnActivateAsync(CancellationToken cancellationToken) => Reload(cancellationToken);

    public async Task<ApplyResult> Apply(ApplyWebhookEvent webhookEvent)
    {
        using var activity = KamiyoActivity.Start(KamiyoActivity.Apply, webhookEvent.EventId);
        try
        {
            var stripeEvent = StripeEventReader.Read(webhookEvent.Payload);
            var cause = TimelineCause.Event(webhookEvent, stripeEvent);
            var (entry, finishedAt) = await Commit(cause, state => BillingDecider.Decide(state, stripeEvent, plans));
            return ApplyResults.Of(entry) with { FinishedAt = finishedAt };
        }
        catch (UnprocessableEventException exception)
        {
            return new ApplyResult(ApplyOutcome.Unprocessable, exception.Message, exception.ToString());
        }
    }

    public Task<CustomerSnapshot?> GetSnapshot() => Answer((entitlements, now) => CustomerSnapshots.Of(_stored!, entitlements.Standing, now));

    public Task<EntitlementsSnapshot?> GetEntitlements() => Answer((entitlements, now) => EntitlementMessages.Of(State, entitlements, now));

    public Task<EntitlementAnswer?> MayUseFeature(string feature) =>
        Answer((entitlements, _) => EntitlementMessages.Of(entitlements.UseFeature(feature)));

    public Task<EntitlementAnswer?> MayUseUpTo(string limit, long amount) =>
        Answer((entitlements, _) => EntitlementMessages.Of(entitlements.UseUpTo(limit, amount)));

    public async Task<OverrideResult> SetOverride(OperatorOverride operatorOverride)
    {
        var next = OperatorOverrides.ToDomain(operatorOverride);
        if (_stored is not null)
        {
            await Commit(TimelineCause.OverrideSet(next.SetAt), state => OverrideDecisions.Set(state, next));
        }

        return await Result();
    }

    public async Task<OverrideResult> EndOverride(string operatorName, string reason)
    {
        var now = time.GetUtcNow();
        if (_stored is null)
        {
            return await Result();
        }

        var isEnded = OperatorOverrides.InForce(State, now) is not null
            && await Commit(TimelineCause.OverrideEnded(now), state => OverrideDecisions.End(state, operatorName, reason, now)) is
            {
                Entry.Outcome: EventOutcome.Applied,
            };
        return isEnded ? await Result() : new OverrideResult(OverrideOutcome.NothingToEnd, null);
    }

    public async Task<SyncResult> Sync(SyncFromStripe fetched)
    {
        try
        {
            // What differs has to be told of the state as it is, whichever process changed it last.
            await Reload(CancellationToken.None);
            var now = time.GetUtcNow();
            var customer = SyncMessages.Read(fetched, now);
            var before = _stored is null ? null : Snapshot(_stored, now);
            var sync = SyncDecider.Decide(State, customer, plans);
            if (sync.HasChanges && !fetched.IsDryRun)
            {
                await Commit(TimelineCause.Synced(customer), state => (sync = SyncDecider.Decide(state, customer, plans)).Decision);
            }

            var after = fetched.IsDryRun && sync.HasChanges ? new StoredSubscription(sync.Decision.State, _stored?.Version ?? 0, now) : _stored;
            return new SyncResult(sync.HasChanges, SyncMessages.Of(sync.Differences), before, after is null ? null : Snapshot(after, now));
        }
        catch (UnprocessableEventException exception)
        {
            return SyncResult.Unusable(exception.Message);
        }
    }

    private CustomerSnapshot Snapshot(StoredSubscription stored, DateTimeOffset now) =>
        CustomerSnapshots.Of(stored, CustomerStandings.Evaluate(stored.State, plans, now), now);

    /// <summary>Decides, commits, and decides afresh for as long as other processes are faster.</summary>
    /// <returns>The timeline's entry, of this commit or of an earlier one for the same cause, and when this one has finished the event's row.</returns>
    private async Task<(TimelineEntry Entry, DateTimeOffset? FinishedAt)> Commit(TimelineCause cause, Func<CustomerState, Decision> decide)
    {
        for (var race = 0; race < MaximumRaces; race++)
        {
            var readAt = time.GetTimestamp();
            var now = time.GetUtcNow();
            var commit = SubscriptionCommits.Of(cause, _stored, decide(State), plans, channels, now);
            var result = await Store(commit);
            switch (result)
            {
                case CommitResult.Committed or CommitResult.CommittedWithoutEvent:
                    await DispatchMessages(commit);
                    _readAt = readAt;
                    _stored = new StoredSubscription(commit.Subscription.State, commit.Subscription.Version, now);
                    return (commit.Entry, result is CommitResult.Committed ? commit.Event?.ProcessedAt : null);

                case CommitResult.AlreadyApplied:
                    return (await AppliedBefore(cause.EventId), null);

                case CommitResult.StaleVersion:
                    logger.LogInformation("Customer {CustomerId} was changed by another process; applying {EventId} again", CustomerId, cause.EventId);
                    await Reload(CancellationToken.None);
                    break;
            }
        }

        throw new InvalidOperationException($"{MaximumRaces} commits in a row for {CustomerId} met a newer version.");
    }

    private async Task<CommitResult> Store(SubscriptionCommit commit)
    {
        using var activity = KamiyoActivity.Start(KamiyoActivity.Commit, commit.Entry.EventId);
        return await store.CommitAsync(commit, CancellationToken.None);
    }

    private Task DispatchMessages(SubscriptionCommit commit)
    {
        metrics.Written(commit.OutboxEntries);
        return commit.LearnsEmail || OutboxEntries.AnyToSend(commit.OutboxEntries)
            ? GrainFactory.GetGrain<IOutboxGrain>(OutboxPartition.Of(CustomerId)).Dispatch()
            : Task.CompletedTask;
    }

    private async Task<TimelineEntry> AppliedBefore(string eventId)
    {
        await Reload(CancellationToken.None);
        return await store.FindTimelineEntryAsync(eventId, CancellationToken.None)
            ?? throw new InvalidOperationException($"{eventId} was refused as applied, but its timeline entry is gone.");
    }

    private async Task<OverrideResult> Result()
    {
        var customer = await GetSnapshot();
        return new OverrideResult(customer is null ? OverrideOutcome.UnknownCustomer : OverrideOutcome.Done, customer);
    }

    private async Task<T?> Answer<T>(Func<CustomerEntitlements, DateTimeOffset, T> answer)
        where T : class
    {
        var now = time.GetUtcNow();
        if (_stored is null || time.GetElapsedTime(_readAt) > Freshness)
        {
            await Reload(CancellationToken.None);
        }

        // Of an unknown customer the activation stays until it is idle: were it to end with each answer, questions that arrive
        // together would be forwarded from one to the next until the host gives up.
        return _stored is null ? null : answer(CustomerEntitlements.Evaluate(State, plans, now), now);
    }

    private async Task Reload(CancellationToken cancellationToken)
    {
        var readAt = time.GetTimestamp();
        _stored = await store.FindAsync(CustomerId, cancellationToken);
        _readAt = readAt;
    }
}
