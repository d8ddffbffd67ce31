using Kamiyo.Gateway.Tests.Events;
using Kamiyo.Gateway.Tests.Hosting;
using Kamiyo.Storage.WebhookEvents;
using Microsoft.Extensions.DependencyInjection;

namespace Kamiyo.Gateway.Tests.Webhooks;

/// <summary>Events put into the store as if they had come and ended long ago.</summary>
internal static class StoredEvents
{
    public static readonly DateTimeOffset Noon = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    public static WebhookEvent Dead(string eventId, int second = 0) => new(
        EventId: eventId,
        Type: "customer.subscription.created",
        ApiVersion: "2025-03-31.basil",
        Account: null,
        Livemode: false,
        CustomerId: $"cus_{eventId}",
        CreatedAt: Noon,
        ReceivedAt: Noon.AddSeconds(second),
        Status: WebhookEventStatus.Dead,
        Attempts: 8,
        NextAttemptAt: null,
        ProcessedAt: null,
        ErrorMessage: "TimeoutException: no answer",
        ErrorDetail: "at Kamiyo",
        Outcome: null,
        Version: 1);

    public static async Task Store(this GatewayApplication application, params IEnumerable<WebhookEvent> events)
    {
        var store = application.Services.GetRequiredService<IWebhookEventStore>();
        foreach (var row in events)
        {
            var payload = new StripeEvent(row.EventId, row.CustomerId!).Delivery().Body;
            (await store.InsertAsync(row, payload, CancellationToken.None)).ShouldBeTrue();
        }
    }
}
