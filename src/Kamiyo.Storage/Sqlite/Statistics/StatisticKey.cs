namespace Kamiyo.Storage.Sqlite.Statistics;

/// <summary>The key of a counter in <c>webhook_statistic</c>, as the table writes it.</summary>
internal readonly record struct StatisticKey(DateTimeOffset Minute, string Measure, string Type, string Detail);
