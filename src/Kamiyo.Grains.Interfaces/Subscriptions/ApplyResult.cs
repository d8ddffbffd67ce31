using Orleans;

namespace Kamiyo.Grains.Interfaces.Subscriptions;

/// <param name="Outcome">What the event did.</param>
/// <param name="Summary">One line for operators; for <see cref="ApplyOutcome.Unprocessable"/> what to mend.</param>
/// <param name="Detail">For <see cref="ApplyOutcome.Unprocessable"/> the error with its stack trace.</param>
/// <param name="FinishedAt">When the event's row was finished with the commit; null when that is left to the caller.</param>
[GenerateSerializer, Immutable]
public sealed record ApplyResult(
    [property: Id(0)] ApplyOutcome Outcome,
    [property: Id(1)] string Summary,
    [property: Id(2)] string? Detail = null,
    [property: Id(3)] DateTimeOffset? FinishedAt = null);
