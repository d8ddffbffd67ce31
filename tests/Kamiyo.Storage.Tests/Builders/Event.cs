using Kamiyo.Storage.WebhookEvents;

namespace Kamiyo.Storage.Tests.Builders;

internal static class Event
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 3, 12, 0, 0, TimeSpan.Zero);

    public static WebhookEvent Received(string eventId = "evt_1") => new(
        EventId: eventId,
        Type: "customer.subscription.updated",
        ApiVersion: "2026-03-25.dahlia",
        Account: null,
        Livemode: true,
        CustomerId: "cus_1",
        CreatedAt: Noon,
        ReceivedAt: Noon.AddMicroseconds(1_234_567),
        Status: WebhookEventStatus.Received,
        Attempts: 0,
        NextAttemptAt: null,
        ProcessedAt: null,
        ErrorMessage: null,
        ErrorDetail: null,
        Outcome: null,
        Version: 1);

    public static WebhookEvent Processed(this WebhookEvent webhookEvent) => webhookEvent with
    {
        Status = WebhookEventStatus.Processed,
        Attempts = webhookEvent.Attempts + 1,
        ProcessedAt = Noon.AddSeconds(5),
        Outcome = "Pro → Team",
        Version = webhookEvent.Version + 1,
    };

    public static WebhookEvent Dead(this WebhookEvent webhookEvent) => webhookEvent with
    {
        Status = WebhookEventStatus.Dead,
        Attempts = webhookEvent.Attempts + 1,
        ProcessedAt = Noon.AddSeconds(5),
        ErrorMessage = "no plan knows price_1",
        Version = webhookEvent.Version + 1,
    };
}
