using Kamiyo.Storage.Statistics;

namespace Kamiyo.Gateway.Statistics;

/// <summary>How many events came in with an API version of one release train of Stripe's.</summary>
internal sealed record ApiTrainStatistics(string ApiTrain, long Received)
{
    public static IReadOnlyList<ApiTrainStatistics> Of(IEnumerable<WebhookStatistic> statistics) =>
    [
        .. statistics
            .Where(statistic => statistic.Measure is StatisticMeasure.Received)
            .GroupBy(
                statistic => statistic.Detail,
                (train, counts) => new ApiTrainStatistics(train, counts.Sum(statistic => statistic.Count)),
                StringComparer.Ordinal)
            .OrderByDescending(train => train.Received)
            .ThenBy(train => train.ApiTrain, StringComparer.Ordinal),
    ];
}
