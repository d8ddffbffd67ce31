namespace Kamiyo.Telemetry.Prometheus;

/// <summary>One line of values: a family under one set of labels. Any thread records; nothing is allocated.</summary>
internal abstract class MetricSeries(LabelSet labels)
{
    private int _lastScrape;

    public LabelSet Labels => labels;

    /// <summary>The scrape in which it was last measured; what an observable no longer reports isn't written.</summary>
    public int LastScrape => Volatile.Read(ref _lastScrape);

    public void Record(double value, int scrape)
    {
        Volatile.Write(ref _lastScrape, scrape);
        Record(value);
    }

    public abstract void WriteTo(PrometheusWriter writer, string name);

    protected abstract void Record(double value);

    protected static void Add(ref double total, double value)
    {
        var current = Volatile.Read(ref total);
        while (true)
        {
            var seen = Interlocked.CompareExchange(ref total, current + value, current);
            if (seen.Equals(current))
            {
                return;
            }

            current = seen;
        }
    }
}
