using Orleans;
using Orleans.Concurrency;

namespace Kamiyo.Grains.Interfaces.WebhookEvents;

/// <summary>One Stripe event, keyed by its id (<c>evt_…</c>): the first of two locks that make processing exactly-once.</summary>
public interface IWebhookEventGrain : IGrainWithStringKey
{
    /// <summary>Stores the event and returns once it is durable; processing starts afterwards, in this grain.</summary>
    Task<ReceiveResult> Receive(ReceivedWebhookEvent webhookEvent);

    /// <summary>Processes the stored event unless that is already done. Safe to call at any time, any number of times.</summary>
    [OneWay]
    Task Process();
}
