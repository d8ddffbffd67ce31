using Kamiyo.Storage.Statistics;
using Kamiyo.Storage.WebhookEvents;

namespace Kamiyo.Gateway.Statistics;

/// <summary>The answer; field meanings as in docs/api.md.</summary>
/// <param name="From">As it was taken: at the beginning of an hour or a minute.</param>
/// <param name="ByStatus">How many events have which status now.</param>
/// <param name="Series">From the oldest to the newest, without gaps.</param>
internal sealed record StatisticsResponse(
    DateTimeOffset From,
    DateTimeOffset To,
    long StepSeconds,
    StatisticsTotals Totals,
    IReadOnlyDictionary<string, long> ByStatus,
    IReadOnlyList<TypeStatistics> ByType,
    IReadOnlyList<ApiTrainStatistics> ByApiTrain,
    LatencyStatistics Latency,
    IReadOnlyList<SeriesPoint> Series)
{
    public static StatisticsResponse Of(
        StatisticsQuery query,
        IReadOnlyList<WebhookStatistic> statistics,
        IReadOnlyDictionary<WebhookEventStatus, long> now,
        IReadOnlyList<WebhookStatisticPoint> series) => new(
            query.From,
            query.To,
            (long)query.Step.TotalSeconds,
            StatisticsTotals.Of(statistics, now),
            now.OrderBy(count => count.Key).ToDictionary(count => count.Key.ToText(), count => count.Value, StringComparer.Ordinal),
            TypeStatistics.Of(statistics),
            ApiTrainStatistics.Of(statistics),
            LatencyStatistics.Of(statistics),
            [.. series.Select(SeriesPoint.Of)]);
}
