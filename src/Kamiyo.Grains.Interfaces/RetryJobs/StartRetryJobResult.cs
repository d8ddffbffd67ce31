using Orleans;

namespace Kamiyo.Grains.Interfaces.RetryJobs;

/// <param name="JobId">The job that was started; otherwise the one that runs for the same filter already.</param>
[GenerateSerializer, Immutable]
public sealed record StartRetryJobResult([property: Id(0)] bool IsStarted, [property: Id(1)] string JobId);
