using Orleans;

namespace Kamiyo.Grains.Interfaces.Retention;

/// <summary>What was deleted, or would be.</summary>
/// <param name="Payloads">With their events, or earlier than them.</param>
/// <param name="IsComplete">False when more is left: the time was up, the process is stopping, or a count has reached its bound.</param>
[GenerateSerializer, Immutable]
public sealed record RetentionReport(
    [property: Id(0)] long Events, [property: Id(1)] long Payloads, [property: Id(2)] long Messages, [property: Id(3)] bool IsComplete);
