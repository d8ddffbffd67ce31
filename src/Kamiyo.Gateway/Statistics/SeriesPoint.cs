using Kamiyo.Storage.Statistics;

namespace Kamiyo.Gateway.Statistics;

/// <summary>What happened in one step of the series; a step in which nothing did has zeros.</summary>
internal sealed record SeriesPoint(DateTimeOffset Start, long Received, long Processed, long Ignored, long FailedAttempts, long Dead)
{
    public static SeriesPoint Of(WebhookStatisticPoint point) =>
        new(point.Start, point.Received, point.Processed, point.Ignored, point.Failed + point.Dead, point.Dead);
}
