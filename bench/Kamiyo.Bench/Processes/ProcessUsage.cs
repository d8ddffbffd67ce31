namespace Kamiyo.Bench.Processes;

/// <summary>What a process, or a family of them, has used up to a moment.</summary>
/// <param name="CpuSeconds">User and system time since it started.</param>
/// <param name="MemoryBytes">Resident now; what a family shares is counted once.</param>
internal readonly record struct ProcessUsage(double CpuSeconds, long MemoryBytes);
