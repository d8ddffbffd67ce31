using Kamiyo.Storage.Outbox;

namespace Kamiyo.Storage.WebhookEvents;

/// <summary>One step in the life of a stored event, written whole or not at all.</summary>
/// <param name="Before">The status of the version that it replaces.</param>
/// <param name="After">The row as it becomes, one version on.</param>
/// <param name="FailedAt">When the attempt failed that brought it here, which is kept as a <see cref="WebhookAttempt"/>; null when none failed.</param>
/// <param name="Alerts">Messages to the operators, written to the outbox with the change, so never without it nor twice.</param>
public sealed record WebhookEventChange(
    WebhookEventStatus Before,
    WebhookEvent After,
    DateTimeOffset? FailedAt,
    IReadOnlyList<OutboxEntry> Alerts);
