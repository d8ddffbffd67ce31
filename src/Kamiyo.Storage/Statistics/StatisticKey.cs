using Kamiyo.Storage.WebhookEvents;

namespace Kamiyo.Storage.Statistics;

/// <summary>The key of a counter in <c>webhook_statistic</c>, as the table writes it.</summary>
internal readonly record struct StatisticKey(DateTimeOffset Minute, string Measure, string Type, string Detail)
{
    /// <summary>An event that came in.</summary>
    public static StatisticKey Received(WebhookEvent webhookEvent) => new(
        StatisticTime.Minute(webhookEvent.ReceivedAt), StatisticMeasureText.Received, webhookEvent.Type, ApiTrainText.Of(webhookEvent.ApiVersion));

    /// <summary>An attempt, by what it ended in.</summary>
    public static StatisticKey Attempt(WebhookEventStatus status, string type, DateTimeOffset at) =>
        new(StatisticTime.Minute(at), status.ToText(), type, Detail: string.Empty);

    /// <summary>The attempt that finished an event, and the time that it took from the delivery.</summary>
    public static IReadOnlyList<StatisticKey> Finished(WebhookEventStatus status, string type, DateTimeOffset receivedAt, DateTimeOffset processedAt) =>
    [
        Attempt(status, type, processedAt),
        new(StatisticTime.Minute(processedAt), StatisticMeasureText.Latency, Type: string.Empty, LatencyBuckets.Of(processedAt - receivedAt)),
    ];
}
