using System.Text.Json;
using Kamiyo.Delivery.OutgoingWebhooks;

namespace Kamiyo.Delivery.Tests.OutgoingWebhooks;

public sealed class UnconfiguredOutgoingWebhookSenderTests
{
    [Fact]
    public async Task It_says_what_to_set()
    {
        var webhook = new OutgoingWebhook("subscription.updated", DateTimeOffset.UnixEpoch, JsonElement.Parse("{}"), "key");

        var result = await new UnconfiguredOutgoingWebhookSender().SendAsync(webhook, CancellationToken.None);

        result.Outcome.ShouldBe(DeliveryOutcome.Unsent);
        result.Reason.ShouldNotBeNull().ShouldContain("KAMIYO_WEBHOOK_URL");
    }
}
