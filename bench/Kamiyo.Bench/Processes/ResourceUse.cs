namespace Kamiyo.Bench.Processes;

/// <summary>What a process used during a measurement.</summary>
/// <param name="Process">Its name in the report.</param>
/// <param name="CpuSeconds">User and system.</param>
/// <param name="StartBytes">Resident at the start.</param>
/// <param name="PeakBytes">The most seen.</param>
internal sealed record ResourceUse(string Process, double CpuSeconds, long StartBytes, long PeakBytes);
