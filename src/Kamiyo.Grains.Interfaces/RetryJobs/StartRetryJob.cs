using Orleans;

namespace Kamiyo.Grains.Interfaces.RetryJobs;

/// <summary>Which failed and dead events to take up again; all that is null asks for nothing.</summary>
/// <param name="OperatorName">Who asked for it; kept with the job and with every event.</param>
/// <param name="Status"><c>failed</c> or <c>dead</c>; null for both.</param>
/// <param name="ReceivedAfter">Received then or later.</param>
/// <param name="ReceivedBefore">Received earlier than that.</param>
/// <param name="ErrorContains">A part of the last error's message, in upper or lower case.</param>
[GenerateSerializer, Immutable]
public sealed record StartRetryJob(
    [property: Id(0)] string OperatorName,
    [property: Id(1)] string? Status,
    [property: Id(2)] string? Type,
    [property: Id(3)] string? CustomerId,
    [property: Id(4)] string? Account,
    [property: Id(5)] bool? Livemode,
    [property: Id(6)] DateTimeOffset? ReceivedAfter,
    [property: Id(7)] DateTimeOffset? ReceivedBefore,
    [property: Id(8)] string? ErrorContains);
