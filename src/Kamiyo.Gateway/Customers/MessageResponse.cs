using Kamiyo.Storage.Outbox;

namespace Kamiyo.Gateway.Customers;

/// <summary>A message to or about a customer, and what became of it.</summary>
internal sealed record MessageResponse(
    string Kind,
    string Subject,
    string Discriminator,
    string Channel,
    string? Recipient,
    OutboxStatus Status,
    int Attempts,
    DateTimeOffset? NextAttemptAt,
    string? Reason,
    DateTimeOffset OccurredAt,
    DateTimeOffset? FinishedAt)
{
    public static MessageResponse Of(StoredOutboxMessage message) => new(
        message.Entry.Kind,
        message.Entry.Subject,
        message.Entry.Discriminator,
        message.Entry.Channel,
        message.Entry.Recipient,
        message.Status,
        message.Attempts,
        message.NextAttemptAt,
        message.Reason,
        message.Entry.OccurredAt,
        message.FinishedAt);
}
