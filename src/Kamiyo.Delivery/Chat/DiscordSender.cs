using System.Net.Http.Json;
using Kamiyo.Delivery.Http;

namespace Kamiyo.Delivery.Chat;

/// <summary>Posts to a Discord webhook.</summary>
/// <param name="webhookUrl">A secret: who has it can post.</param>
public sealed class DiscordSender(HttpClient client, Uri webhookUrl, TimeProvider timeProvider) : IChatSender
{
    public const string Name = "discord";

    private readonly HttpDelivery _delivery = new(client, HttpDelivery.DefaultTimeout, timeProvider, ChatStatus.IsForGood);

    // Without it Discord answers before the message is saved, and tells of no error.
    private readonly Uri _confirmedUrl = new UriBuilder(webhookUrl)
    {
        Query = webhookUrl.Query.Length > 1 ? $"{webhookUrl.Query}&wait=true" : "wait=true",
    }.Uri;

    public string Channel => Name;

    public async Task<DeliveryResult> SendAsync(ChatNotice notice, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _confirmedUrl) { Content = JsonContent.Create(DiscordPayload.Of(notice)) };
        return await _delivery.PostAsync(request, cancellationToken);
    }
}
