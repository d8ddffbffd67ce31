using System.Diagnostics;
using Kamiyo.Bench.Databases;
using Kamiyo.Bench.Load;
using Kamiyo.Bench.Processes;
using Kamiyo.Bench.Reports;

namespace Kamiyo.Bench.Phases;

/// <summary>Runs one load and watches the processes and the backlog while it is measured.</summary>
internal sealed class LoadMeter(Report report, IProgressLine progress)
{
    public const string ProcessSection = "Processes";
    private const string LoadName = "load generator";

    /// <param name="name">Of its rows in the report's table of processes.</param>
    /// <param name="families">The processes that serve the load.</param>
    /// <param name="database">Where the backlog is counted; null for a load that stores nothing.</param>
    public async Task<LoadMeasurement> RunAsync(
        string name,
        LoadSpec spec,
        IReadOnlyList<KeyValuePair<string, ProcessFamily>> families,
        IBenchDatabase? database,
        CancellationToken cancellationToken)
    {
        progress.Begin(name);
        using var load = LoadProcess.Start(spec);
        await using var watch = new LoadWatch([.. families, new(LoadName, load.Family)], database);
        var result = await load.ReadAsync(
            async line =>
            {
                progress.Update($"{line.Accepted:N0} answered{(line.Measuring ? "" : ", warming up")}");
                await watch.NoteAsync(line, cancellationToken);
            },
            cancellationToken);
        Report(name, watch, result);
        var cpu = watch.Resources.Where(use => use.Process != LoadName).Sum(use => use.CpuSeconds);
        return new LoadMeasurement(result, watch.Samples, watch.Accepted > 0 ? cpu / watch.Accepted : 0);
    }

    private void Report(string name, LoadWatch watch, LoadResult result)
    {
        foreach (var use in watch.Resources)
        {
            report.Add(
                ProcessSection,
                $"{name}: {use.Process}",
                ("cpu_s", use.CpuSeconds),
                ("cores", watch.Seconds > 0 ? use.CpuSeconds / watch.Seconds : 0),
                ("start_mb", Megabytes(use.StartBytes)),
                ("peak_mb", Megabytes(use.PeakBytes)));
        }

        if (result.Errors > 0)
        {
            report.Note($"{name}: {result.Errors} unexpected answers, the first: {result.FirstError}");
        }
    }

    private static double Megabytes(long bytes) => bytes / 1e6;

    /// <summary>Begins with the first line of the measured part, ends with the last one.</summary>
    private sealed class LoadWatch(IReadOnlyList<KeyValuePair<string, ProcessFamily>> families, IBenchDatabase? database) : IAsyncDisposable
    {
        private readonly List<BacklogSample> _samples = [];
        private ResourceMeter? _meter;
        private long _start;
        private long _firstAccepted;

        public IReadOnlyList<BacklogSample> Samples => _samples;

        public IReadOnlyList<ResourceUse> Resources { get; private set; } = [];

        public double Seconds { get; private set; }

        /// <summary>Since the watch began.</summary>
        public long Accepted { get; private set; }

        public async Task NoteAsync(LoadProgress line, CancellationToken cancellationToken)
        {
            if (!line.Measuring)
            {
                return;
            }

            if (_meter is null)
            {
                _start = Stopwatch.GetTimestamp();
                _firstAccepted = line.Accepted;
                _meter = new ResourceMeter(families);
            }

            Resources = _meter.Read();
            Seconds = Stopwatch.GetElapsedTime(_start).TotalSeconds;
            Accepted = line.Accepted - _firstAccepted;
            if (database is not null)
            {
                _samples.Add(new BacklogSample(Seconds, line.Accepted, await database.CountBacklogAsync(cancellationToken)));
            }
        }

        public async ValueTask DisposeAsync()
        {
            if (_meter is not null)
            {
                await _meter.DisposeAsync();
            }
        }
    }
}
