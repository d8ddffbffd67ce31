using Kamiyo.Delivery.Configuration;

namespace Kamiyo.Delivery.OutgoingWebhooks;

/// <summary>Stands in where nobody wants webhooks.</summary>
public sealed class UnconfiguredOutgoingWebhookSender : IOutgoingWebhookSender
{
    private static readonly DeliveryResult NotConfigured =
        DeliveryResult.Unsent($"Outgoing webhooks are not configured: {DeliverySettingNames.OutgoingWebhookUrl} is not set.");

    public Task<DeliveryResult> SendAsync(OutgoingWebhook webhook, CancellationToken cancellationToken) => Task.FromResult(NotConfigured);
}
