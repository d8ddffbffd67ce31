using Orleans;
using Orleans.Concurrency;

namespace Kamiyo.Grains.Interfaces.Subscriptions;

/// <summary>One customer, keyed by Stripe's customer id (<c>acct_…/cus_…</c> for Connect): every change of plan and access goes through here.</summary>
public interface ISubscriptionGrain : IGrainWithStringKey
{
    /// <summary>Applies an event once; the same event again answers with what it did the first time.</summary>
    Task<ApplyResult> Apply(ApplyWebhookEvent webhookEvent);

    /// <summary>The customer as of now; null when no event has told of it.</summary>
    [ReadOnly]
    Task<CustomerSnapshot?> GetSnapshot();

    /// <summary>All that the customer may do now; null when no event has told of it.</summary>
    [ReadOnly]
    Task<EntitlementsSnapshot?> GetEntitlements();

    /// <summary>May the customer use a feature? Null when no event has told of it.</summary>
    [ReadOnly]
    Task<EntitlementAnswer?> MayUseFeature(string feature);

    /// <summary>May the customer use <paramref name="amount"/> of something limited? Null when no event has told of it.</summary>
    [ReadOnly]
    Task<EntitlementAnswer?> MayUseUpTo(string limit, long amount);

    /// <summary>Sets an override, in the place of any other, with a timeline row and an audit entry.</summary>
    /// <exception cref="ArgumentException">It sets nothing, has no reason or operator, names no tier, or ends before it begins.</exception>
    Task<OverrideResult> SetOverride(OperatorOverride operatorOverride);

    /// <summary>Takes the override that is in force back, with a timeline row and an audit entry.</summary>
    Task<OverrideResult> EndOverride(string operatorName, string reason);

    /// <summary>Takes over what was fetched from Stripe, as far as no newer event is known; a sync that finds no difference writes nothing.</summary>
    Task<SyncResult> Sync(SyncFromStripe fetched);
}
