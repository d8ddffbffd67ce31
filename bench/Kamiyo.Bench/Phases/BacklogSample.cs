namespace Kamiyo.Bench.Phases;

/// <summary>How many events were stored and not applied at one moment.</summary>
internal readonly record struct BacklogSample(double Seconds, long Accepted, long Backlog)
{
    public long Applied => Accepted - Backlog;
}
