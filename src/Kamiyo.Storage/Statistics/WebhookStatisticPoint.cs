namespace Kamiyo.Storage.Statistics;

/// <summary>What happened in one step of a series.</summary>
/// <param name="Start">The first moment of the step.</param>
public sealed record WebhookStatisticPoint(DateTimeOffset Start, long Received, long Processed, long Ignored, long Failed, long Dead);
