using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Mime;
using System.Text.Json;
using Kamiyo.Delivery.Http;

namespace Kamiyo.Delivery.OutgoingWebhooks;

/// <summary>Posts webhooks signed after the Standard Webhooks specification, so that receivers verify them with a library they have.</summary>
public sealed class OutgoingWebhookSender(HttpClient client, OutgoingWebhookOptions options, TimeProvider timeProvider) : IOutgoingWebhookSender
{
    // 410 is how a receiver says that it wants no more; any other refusal may be a mistake that its operator will mend.
    private readonly HttpDelivery _delivery = new(client, HttpDelivery.DefaultTimeout, timeProvider, status => status is HttpStatusCode.Gone);

    public async Task<DeliveryResult> SendAsync(OutgoingWebhook webhook, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, options.Url);
        var body = Body(webhook);
        request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue(MediaTypeNames.Application.Json) } };
        Sign(request, $"msg_{MessageKeyHash.Of(webhook.MessageKey)}", body);
        return await _delivery.PostAsync(request, cancellationToken);
    }

    private static byte[] Body(OutgoingWebhook webhook) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        type = webhook.Type,
        timestamp = webhook.OccurredAt.UtcDateTime,
        data = webhook.Data,
    });

    private void Sign(HttpRequestMessage request, string id, byte[] body)
    {
        var timestamp = timeProvider.GetUtcNow().ToUnixTimeSeconds();
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", timestamp.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", string.Join(' ', options.Secrets.Select(secret => secret.Sign(id, timestamp, body))));
    }
}
