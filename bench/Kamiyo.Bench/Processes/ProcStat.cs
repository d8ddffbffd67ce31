using System.Globalization;

namespace Kamiyo.Bench.Processes;

/// <summary>What <c>/proc/PID/stat</c> says of a process.</summary>
/// <param name="ParentId">The process that started it.</param>
/// <param name="OwnTicks">Processor time of its own.</param>
/// <param name="ChildTicks">Processor time of its children that have ended.</param>
internal readonly record struct ProcStat(int ParentId, long OwnTicks, long ChildTicks)
{
    /// <summary>Linux shows ticks of 10 ms to programs, whatever the kernel's own clock.</summary>
    public const double TicksPerSecond = 100;

    public static ProcStat Parse(string line)
    {
        // The name, in brackets, may hold spaces and brackets; what follows is fixed: state is field 3.
        var fields = line[(line.LastIndexOf(')') + 2)..].Split(' ');
        return new ProcStat((int)Number(fields[1]), Number(fields[11]) + Number(fields[12]), Number(fields[13]) + Number(fields[14]));
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
