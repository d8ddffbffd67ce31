namespace Kamiyo.Grains.Processing;

/// <summary>What bounds the work of one process; the section <c>Kamiyo:Processing</c>.</summary>
public sealed class ProcessingOptions
{
    public const string Section = "Kamiyo:Processing";

    /// <summary>So many events at most are processed at once; what comes beyond is stored, answered, and taken up a little later.</summary>
    public int MaxInFlight { get; set; } = 1_000;

    /// <summary>The sweep's share: what comes in finds room even while a backlog is worked off.</summary>
    internal int MaxSweepsInFlight => Math.Max(1, MaxInFlight / 2);

    internal bool IsValid => MaxInFlight is >= 1 and <= 100_000;
}
