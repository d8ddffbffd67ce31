using Kamiyo.Storage.Statistics;

namespace Kamiyo.Storage.WebhookEvents;

/// <summary>An event on its way into both tables and the statistics.</summary>
internal sealed record WebhookEventInsert(WebhookEvent Event, ReadOnlyMemory<byte> Payload)
{
    /// <summary>The minute that it counts as received in.</summary>
    public DateTimeOffset Minute => StatisticTime.Minute(Event.ReceivedAt);

    public string Train => ApiTrainText.Of(Event.ApiVersion);
}
