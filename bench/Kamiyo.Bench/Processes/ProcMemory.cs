using System.Globalization;

namespace Kamiyo.Bench.Processes;

/// <summary>What <c>/proc/PID/status</c> says of a process's memory.</summary>
/// <param name="Total">Resident bytes.</param>
/// <param name="Shared">Of them, in shared memory: PostgreSQL's buffers, which each of its processes shows as its own.</param>
/// <param name="Files">Of them, mapped files: programs and libraries, shared too.</param>
internal readonly record struct ProcMemory(long Total, long Shared, long Files)
{
    public static ProcMemory Parse(string status) => new(Bytes(status, "VmRSS:"), Bytes(status, "RssShmem:"), Bytes(status, "RssFile:"));

    private static long Bytes(string status, string name)
    {
        var start = status.IndexOf(name, StringComparison.Ordinal);
        if (start < 0)
        {
            return 0;
        }

        var end = status.IndexOf("kB", start, StringComparison.Ordinal);
        return 1024 * long.Parse(status.AsSpan(start + name.Length, end - start - name.Length).Trim(), CultureInfo.InvariantCulture);
    }
}
