using Kamiyo.Storage.Statistics;

namespace Kamiyo.Storage.WebhookEvents;

/// <summary>An event on its way into both tables and the statistics.</summary>
/// <param name="Event">Its row: still to be processed, or finished by what it is inserted with.</param>
/// <param name="Payload">The exact bytes that were received.</param>
internal sealed record WebhookEventInsert(WebhookEvent Event, ReadOnlyMemory<byte> Payload)
{
    /// <summary>The row as it is stored: texts cut to fit.</summary>
    public WebhookEvent Event { get; } = WebhookEventLimits.Apply(Event);

    /// <summary>What it counts as.</summary>
    public IReadOnlyList<StatisticKey> Counts => Event is { IsFinished: true, ProcessedAt: { } processedAt }
        ? [StatisticKey.Received(Event), .. StatisticKey.Finished(Event.Status, Event.Type, Event.ReceivedAt, processedAt)]
        : [StatisticKey.Received(Event)];
}
