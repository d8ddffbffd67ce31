using System.Collections.Concurrent;
using Kamiyo.Delivery;
using Kamiyo.Delivery.OutgoingWebhooks;

namespace Kamiyo.Grains.Tests.Outbox;

/// <summary>Keeps what the SaaS would be told.</summary>
internal sealed class RecordingWebhookSender : IOutgoingWebhookSender
{
    private readonly ConcurrentQueue<OutgoingWebhook> _webhooks = [];

    public IReadOnlyList<OutgoingWebhook> Webhooks => [.. _webhooks];

    public Task<DeliveryResult> SendAsync(OutgoingWebhook webhook, CancellationToken cancellationToken)
    {
        _webhooks.Enqueue(webhook);
        return Task.FromResult(DeliveryResult.Sent);
    }
}
