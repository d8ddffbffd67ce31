using Kamiyo.Storage.WebhookEvents;

namespace Kamiyo.Storage.Statistics;

/// <summary>The measure as the table writes it. An outcome is written like the status that it is.</summary>
internal static class StatisticMeasureText
{
    public const string Received = "received";
    public const string Latency = "latency";

    /// <exception cref="FormatException">No measure is written like this.</exception>
    public static StatisticMeasure Parse(string text) => text switch
    {
        Latency => StatisticMeasure.Latency,
        _ => WebhookEventStatusText.Parse(text) switch
        {
            WebhookEventStatus.Received => StatisticMeasure.Received,
            WebhookEventStatus.Processed => StatisticMeasure.Processed,
            WebhookEventStatus.Ignored => StatisticMeasure.Ignored,
            WebhookEventStatus.Failed => StatisticMeasure.Failed,
            WebhookEventStatus.Dead => StatisticMeasure.Dead,
            var status => throw new FormatException($"{status} is not a measure."),
        },
    };
}
