using System.Net.Http.Json;
using Kamiyo.Delivery.Http;

namespace Kamiyo.Delivery.Chat;

/// <summary>Posts to a Slack incoming webhook.</summary>
/// <param name="webhookUrl">A secret: who has it can post.</param>
public sealed class SlackSender(HttpClient client, Uri webhookUrl, TimeProvider timeProvider) : IChatSender
{
    public const string Name = "slack";

    private readonly HttpDelivery _delivery = new(client, HttpDelivery.DefaultTimeout, timeProvider, ChatStatus.IsForGood);

    public string Channel => Name;

    public async Task<DeliveryResult> SendAsync(ChatNotice notice, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, webhookUrl) { Content = JsonContent.Create(SlackPayload.Of(notice)) };
        return await _delivery.PostAsync(request, cancellationToken);
    }
}
