namespace Kamiyo.Bench.Load;

/// <summary>What the load generator measured, after its warm-up.</summary>
/// <param name="Seconds">That the measured part took.</param>
/// <param name="Requests">Answered as expected within it.</param>
/// <param name="Errors">Answered otherwise, warm-up included.</param>
/// <param name="TotalAccepted">Answered as expected, warm-up included: what the database must hold more than before.</param>
/// <param name="NextSequence">Where the next load on the same database may begin.</param>
/// <param name="FirstError">The first unexpected answer; null without.</param>
internal sealed record LoadResult(
    double Seconds,
    long Requests,
    long Errors,
    long TotalAccepted,
    double P50,
    double P90,
    double P99,
    double Max,
    long NextSequence,
    string? FirstError)
{
    public double PerSecond => Requests / Seconds;
}
