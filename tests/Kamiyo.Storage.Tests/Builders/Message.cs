using Kamiyo.Storage.Outbox;

namespace Kamiyo.Storage.Tests.Builders;

internal static class Message
{
    public static OutboxEntry Mail(
        string kind = "welcome", string subject = "sub_1", string discriminator = "once", string? customerId = "cus_1", string? recipient = null) =>
        new(kind, subject, discriminator, OutboxChannel.Email, customerId, recipient, """{"plan": "Pro"}""", Event.Noon);

    public static OutboxEntry Notice(string subject = "evt_1", string? customerId = null) =>
        new("event_dead_alert", subject, "once", OutboxChannel.Chat, customerId, Recipient: null, """{"attempts": 8}""", Event.Noon);
}
