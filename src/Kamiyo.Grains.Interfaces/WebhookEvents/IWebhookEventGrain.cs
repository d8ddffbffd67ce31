using Orleans;
using Orleans.Concurrency;

namespace Kamiyo.Grains.Interfaces.WebhookEvents;

/// <summary>One Stripe event, keyed by its id (<c>evt_…</c>): the first of two locks that make processing exactly-once.</summary>
public interface IWebhookEventGrain : IGrainWithStringKey
{
    /// <summary>Stores the event and returns once it is durable; processing starts afterwards, in this grain.</summary>
    Task<ReceiveResult> Receive(ReceivedWebhookEvent webhookEvent);

    /// <summary>Processes the stored event if that is due. Safe to call at any time, any number of times.</summary>
    Task Process();

    /// <summary>Takes up a failed or dead event again, with the whole schedule of retries before it. Processing follows the answer.</summary>
    /// <param name="operatorName">Who asked for it; kept.</param>
    Task<RetryResult> Retry(string operatorName);

    /// <summary><see cref="Process"/> without waiting for it.</summary>
    [OneWay]
    Task BeginProcess();
}
