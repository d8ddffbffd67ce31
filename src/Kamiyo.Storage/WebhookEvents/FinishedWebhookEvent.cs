using Kamiyo.Storage.Statistics;
using Kamiyo.Storage.Texts;

namespace Kamiyo.Storage.WebhookEvents;

/// <summary>A stored event as the commit of what it did finishes it, in the same transaction.</summary>
/// <param name="Before">The status of the version that it replaces.</param>
/// <param name="Status">Processed or ignored.</param>
/// <param name="Attempts">With the one that has succeeded.</param>
/// <param name="Version">The expected stored one plus one; if the row has another, it is left alone.</param>
public sealed record FinishedWebhookEvent(
    string EventId,
    string Type,
    DateTimeOffset ReceivedAt,
    WebhookEventStatus Before,
    WebhookEventStatus Status,
    int Attempts,
    DateTimeOffset ProcessedAt,
    string Outcome,
    long Version)
{
    /// <summary>The outcome as it is stored.</summary>
    internal string? OutcomeText => StoredText.Fit(Outcome, WebhookEventLimits.OutcomeLength);

    /// <summary>What it counts as.</summary>
    internal IReadOnlyList<StatisticKey> Counts => StatisticKey.Finished(Status, Type, ReceivedAt, ProcessedAt);
}
