namespace Kamiyo.Storage.Statistics;

/// <summary>How often something happened in the span of time that was asked for.</summary>
/// <param name="Type">The events' type; empty for a latency.</param>
/// <param name="Detail">See <see cref="StatisticMeasure"/>; empty where it has none.</param>
public sealed record WebhookStatistic(StatisticMeasure Measure, string Type, string Detail, long Count);
