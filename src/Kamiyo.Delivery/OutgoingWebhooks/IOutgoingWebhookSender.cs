namespace Kamiyo.Delivery.OutgoingWebhooks;

public interface IOutgoingWebhookSender
{
    /// <summary>Tries once to post the webhook. What the other side refuses or fails at is a result, never an exception.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled; the webhook may have arrived.</exception>
    Task<DeliveryResult> SendAsync(OutgoingWebhook webhook, CancellationToken cancellationToken);
}
