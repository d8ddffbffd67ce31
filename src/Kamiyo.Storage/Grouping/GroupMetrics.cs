using System.Diagnostics.Metrics;

namespace Kamiyo.Storage.Grouping;

/// <summary>Rows a commit and seconds a commit, tagged with <c>group</c>; the meter is <see cref="MeterName"/>.</summary>
internal sealed class GroupMetrics
{
    public const string MeterName = "Kamiyo.Storage";

    private static readonly InstrumentAdvice<int> RowsAdvice = new() { HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024] };

    private static readonly InstrumentAdvice<double> SecondsAdvice = new()
    {
        HistogramBucketBoundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    };

    private readonly Histogram<int> _rows;
    private readonly Histogram<double> _seconds;
    private readonly TimeProvider _timeProvider;

    public GroupMetrics(IMeterFactory meterFactory, TimeProvider timeProvider)
    {
        // The factory owns the meter and disposes it.
        var meter = meterFactory.Create(MeterName);
        _rows = meter.CreateHistogram("kamiyo_store_batch_rows", "{row}", "Rows that shared one commit or one read.", tags: null, RowsAdvice);
        _seconds = meter.CreateHistogram("kamiyo_store_batch_duration", "s", "Time that one commit or one read took.", tags: null, SecondsAdvice);
        _timeProvider = timeProvider;
    }

    public Measurement Measure(string group, int rows)
    {
        _rows.Record(rows, new KeyValuePair<string, object?>("group", group));
        return new Measurement(this, group, _timeProvider.GetTimestamp());
    }

    public readonly struct Measurement(GroupMetrics metrics, string group, long start) : IDisposable
    {
        public void Dispose() => metrics._seconds.Record(
            metrics._timeProvider.GetElapsedTime(start).TotalSeconds, new KeyValuePair<string, object?>("group", group));
    }
}
