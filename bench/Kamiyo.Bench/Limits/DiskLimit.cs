using System.Diagnostics;
using System.Runtime.InteropServices;
using Kamiyo.Bench.Phases;
using Kamiyo.Testing.Processes;
using Microsoft.Win32.SafeHandles;

namespace Kamiyo.Bench.Limits;

/// <summary>What one log writer can make durable: PostgreSQL writes its log in pages of 8 KB into files that have their size already.</summary>
internal static partial class DiskLimit
{
    private const int PageBytes = 8192;
    private const int Pages = 2048;

    /// <summary>Writes a second, in the folder for temporary files, where a private server keeps its data.</summary>
    public static Task<double> MeasureAsync(BenchContext context, CancellationToken cancellationToken)
    {
        context.Progress.Begin("limit: disk");
        return Task.Run(() => Measure(TimeSpan.FromSeconds(Math.Min(context.Options.Seconds, 5)), cancellationToken), cancellationToken);
    }

    private static double Measure(TimeSpan duration, CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        using var file = File.OpenHandle(Path.Combine(folder.Path, "pages"), FileMode.CreateNew, FileAccess.Write);
        var page = new byte[PageBytes];
        for (var index = 0; index < Pages; index++)
        {
            RandomAccess.Write(file, page, (long)index * PageBytes);
        }

        RandomAccess.FlushToDisk(file);
        var started = Stopwatch.GetTimestamp();
        var writes = 0L;
        while (Stopwatch.GetElapsedTime(started) < duration && !cancellationToken.IsCancellationRequested)
        {
            page[0] = (byte)writes;
            RandomAccess.Write(file, page, writes % Pages * PageBytes);
            if (DataSync(file) != 0)
            {
                throw new IOException($"fdatasync failed with {Marshal.GetLastPInvokeError()}.");
            }

            writes++;
        }

        return writes / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    [LibraryImport("libc", EntryPoint = "fdatasync", SetLastError = true)]
    private static partial int DataSync(SafeFileHandle file);
}
