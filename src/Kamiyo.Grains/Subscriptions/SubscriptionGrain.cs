using Kamiyo.Billing.Events;
using Kamiyo.Billing.Plans;
using Kamiyo.Billing.Stripe;
using Kamiyo.Billing.Subscriptions;
using Kamiyo.Grains.Interfaces.Subscriptions;
using Kamiyo.Storage.Subscriptions;
using Microsoft.Extensions.Logging;
using Orleans;

namespace Kamiyo.Grains.Subscriptions;

internal sealed class SubscriptionGrain(
    ISubscriptionStore store,
    PlanCatalog plans,
    TimeProvider time,
    ILogger<SubscriptionGrain> logger) : Grain, ISubscriptionGrain
{
    // Each lost race means that another process committed; more than a few in a row mean a fault, not a race.
    private const int MaximumRaces = 10;

    private StoredSubscription? _stored;

    private string CustomerId => this.GetPrimaryKeyString();

    private CustomerState State => _stored?.State ?? CustomerState.New(CustomerId);

    public override Task OnActivateAsync(CancellationToken cancellationToken) => Reload(cancellationToken);

    public async Task<ApplyResult> Apply(ApplyWebhookEvent webhookEvent)
    {
        try
        {
            return await Apply(webhookEvent.Type, StripeEventReader.Read(webhookEvent.Payload));
        }
        catch (UnprocessableEventException exception)
        {
            return new ApplyResult(ApplyOutcome.Unprocessable, exception.Message);
        }
    }

    public Task<CustomerSnapshot?> GetSnapshot()
    {
        if (_stored is null)
        {
            DeactivateOnIdle();
            return Task.FromResult<CustomerSnapshot?>(null);
        }

        var standing = CustomerStandings.Evaluate(_stored.State, plans, time.GetUtcNow());
        return Task.FromResult<CustomerSnapshot?>(CustomerSnapshots.Of(_stored, standing));
    }

    private async Task<ApplyResult> Apply(string type, StripeEvent stripeEvent)
    {
        for (var race = 0; race < MaximumRaces; race++)
        {
            var now = time.GetUtcNow();
            var decision = BillingDecider.Decide(State, stripeEvent, plans);
            var commit = SubscriptionCommits.Of(type, stripeEvent, _stored, decision, plans, now);
            switch (await store.CommitAsync(commit, CancellationToken.None))
            {
                case CommitResult.Committed:
                    _stored = new StoredSubscription(commit.Subscription.State, commit.Subscription.Version, now);
                    return ApplyResults.Of(commit.Entry);

                case CommitResult.AlreadyApplied:
                    return await AppliedBefore(stripeEvent.EventId);

                case CommitResult.StaleVersion:
                    logger.LogInformation("Customer {CustomerId} was changed by another process; applying {EventId} again", CustomerId, stripeEvent.EventId);
                    await Reload(CancellationToken.None);
                    break;
            }
        }

        throw new InvalidOperationException($"{MaximumRaces} commits in a row for {CustomerId} met a newer version.");
    }

    private async Task<ApplyResult> AppliedBefore(string eventId)
    {
        await Reload(CancellationToken.None);
        var entry = await store.FindTimelineEntryAsync(eventId, CancellationToken.None)
            ?? throw new InvalidOperationException($"{eventId} was refused as applied, but its timeline entry is gone.");
        return ApplyResults.Of(entry);
    }

    private async Task Reload(CancellationToken cancellationToken) =>
        _stored = await store.FindAsync(CustomerId, cancellationToken);
}
