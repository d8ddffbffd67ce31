namespace Kamiyo.Storage.Statistics;

/// <summary>The count of one measure in one minute, or one hour once that is folded.</summary>
internal sealed record StatisticCount(DateTimeOffset Minute, StatisticMeasure Measure, long Count);
