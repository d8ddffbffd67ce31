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
}
