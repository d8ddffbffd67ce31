namespace Kamiyo.Storage.Outbox;

/// <summary>
/// A message to send, once: kind, subject, discriminator and channel are unique together, so that the same message from a
/// retried event, or from two events for one happening, is written once.
/// </summary>
/// <param name="Kind">What is told, such as <c>payment_failed</c>.</param>
/// <param name="Subject">What it is about: an invoice, a subscription, an event.</param>
/// <param name="Discriminator">Tells apart what may happen to a subject more than once, such as <c>attempt-2</c>.</param>
/// <param name="Channel">One of <see cref="OutboxChannel"/>.</param>
/// <param name="CustomerId">Whom it concerns; null when that is nobody's customer.</param>
/// <param name="Recipient">The e-mail address; null on other channels, and while it isn't known.</param>
/// <param name="Data">What its template needs, as JSON.</param>
/// <param name="OccurredAt">When the thing that is told happened.</param>
/// <param name="UnsentBecause">Why nobody would send it, when that is known before it is written: then it is stored as unsent at once.</param>
public sealed record OutboxEntry(
    string Kind,
    string Subject,
    string Discriminator,
    string Channel,
    string? CustomerId,
    string? Recipient,
    string Data,
    DateTimeOffset OccurredAt,
    string? UnsentBecause = null)
{
    /// <summary>The business key in one string; the same for every attempt.</summary>
    public string MessageKey => $"{Kind}:{Subject}:{Discriminator}:{Channel}";
}
