using System.Diagnostics.Metrics;

namespace Kamiyo.Storage.Grouping;

/// <summary>Rows a commit and seconds a commit, tagged with <c>group</c>; the meter is <see cref="MeterName"/>.</summary>
internal sealed class GroupMetrics
{
    public const string MeterName = "Kamiyo.Storage";

    private readonly Histogram<int> _rows;
    private readonly Histogram<double> _seconds;
    private readonly TimeProvider _timeProvider;

    public GroupMetrics(IMeterFactory meterFactory, TimeProvider timeProvider)
    {
        // The factory owns the meter and disposes it.
        var meter = meterFactory.Create(MeterName);
        _rows = meter.CreateHistogram<int>("kamiyo_store_batch_rows", "{row}", "Rows that shared one commit or one read.");
        _seconds = meter.CreateHistogram<double>("kamiyo_store_batch_duration", "s", "Time that one commit or one read took.");
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
