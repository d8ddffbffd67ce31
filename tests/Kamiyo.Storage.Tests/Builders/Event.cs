using Kamiyo.Storage.Outbox;
using Kamiyo.Storage.WebhookEvents;

namespace Kamiyo.Storage.Tests.Builders;

internal static class Event
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 3, 12, 0, 0, TimeSpan.Zero);

    public static readonly DateTimeOffset FailedAt = Noon.AddSeconds(5);

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

    public static WebhookEvent Failed(this WebhookEvent webhookEvent, string message = "no answer", string? detail = null) => webhookEvent with
    {
        Status = WebhookEventStatus.Failed,
        Attempts = webhookEvent.Attempts + 1,
        NextAttemptAt = Noon.AddMinutes(1),
        ErrorMessage = message,
        ErrorDetail = detail,
        Version = webhookEvent.Version + 1,
    };

    public static WebhookEvent Dead(this WebhookEvent webhookEvent) => webhookEvent with
    {
        Status = WebhookEventStatus.Dead,
        Attempts = webhookEvent.Attempts + 1,
        NextAttemptAt = null,
        ErrorMessage = "no plan knows price_1",
        ErrorDetail = null,
        Version = webhookEvent.Version + 1,
    };

    /// <summary>The change that makes a received event so.</summary>
    public static WebhookEventChange AsChange(this WebhookEvent after, params IReadOnlyList<OutboxEntry> alerts) => new(
        WebhookEventStatus.Received,
        after,
        after.Status is WebhookEventStatus.Failed or WebhookEventStatus.Dead ? FailedAt : null,
        alerts);

    /// <summary>The change from one to the other.</summary>
    public static WebhookEventChange ChangeTo(this WebhookEvent before, WebhookEvent after) => after.AsChange() with { Before = before.Status };
}
