using System.Collections.Concurrent;

namespace Kamiyo.Telemetry.Prometheus;

/// <summary>All series of one name.</summary>
/// <param name="isObserved">Whether its values come at each scrape, so that what doesn't come has gone.</param>
internal sealed class MetricFamily(string name, string help, MetricKind kind, bool isObserved, Func<LabelSet, MetricSeries> createSeries)
{
    /// <summary>Beyond it all further label sets share one series: a label with a mistake in it must not fill the memory.</summary>
    public const int MaxSeries = 500;

    private readonly ConcurrentDictionary<LabelSet, MetricSeries> _series = new(new LabelSetComparer());
    private int _count;

    public string Name => name;

    public MetricKind Kind => kind;

    public void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags, int scrape)
    {
        var lookup = _series.GetAlternateLookup<ReadOnlySpan<KeyValuePair<string, object?>>>();
        var series = lookup.TryGetValue(tags, out var known) ? known : Add(tags);
        series.Record(value, scrape);
    }

    public void WriteTo(PrometheusWriter writer, int scrape)
    {
        var series = _series.Values.Where(one => !isObserved || one.LastScrape == scrape).OrderBy(one => one.Labels.Text, StringComparer.Ordinal).ToList();
        if (series.Count == 0)
        {
            return;
        }

        writer.Header(name, help, kind);
        series.ForEach(one => one.WriteTo(writer, name));
    }

    private MetricSeries Add(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = Volatile.Read(ref _count) < MaxSeries ? new LabelSet(tags) : LabelSet.Overflow;
        return _series.GetOrAdd(labels, Create);
    }

    private MetricSeries Create(LabelSet labels)
    {
        Interlocked.Increment(ref _count);
        return createSeries(labels);
    }
}
