using System.Buffers;
using System.Diagnostics.Metrics;
using System.Text;
using Kamiyo.Telemetry.Prometheus;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Kamiyo.Telemetry.Tests.Prometheus;

public sealed class PrometheusExporterTests : IDisposable
{
    private static readonly KeyValuePair<string, object?> Paid = new("type", "invoice.paid");
    private static readonly KeyValuePair<string, object?> Done = new("outcome", "processed");

    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly PrometheusOptions _options = new();
    private readonly PrometheusExporter _exporter;
    private readonly Meter _meter;

    public PrometheusExporterTests()
    {
        var meters = _services.GetRequiredService<IMeterFactory>();
        _meter = meters.Create("Test");
        _exporter = new PrometheusExporter(meters, Options.Create(_options), NullLogger<PrometheusExporter>.Instance);
    }

    [Fact]
    public void A_counter_adds_up_by_its_labels()
    {
        _exporter.Start();
        var counter = _meter.CreateCounter<long>("events", "{event}", "Events done.");

        counter.Add(1, Paid, Done);
        counter.Add(2, Done, Paid);
        counter.Add(5);

        Scrape().ShouldBe(
            """
            # HELP events_total Events done.
            # TYPE events_total counter
            events_total 5
            events_total{outcome="processed",type="invoice.paid"} 3

            """);
    }

    [Fact]
    public void A_contracted_name_stays_as_it_is_and_is_no_counter_to_promtools_lint()
    {
        _options.ExactNames.Add("webhook_attempts");
        _exporter.Start();

        _meter.CreateCounter<long>("webhook_attempts").Add(1);

        Scrape().ShouldBe("# TYPE webhook_attempts untyped\nwebhook_attempts 1\n");
    }

    [Fact]
    public void Units_become_suffixes_once()
    {
        _exporter.Start();
        _meter.CreateUpDownCounter<int>("heap.size", "By").Add(7);
        _meter.CreateCounter<double>("wait_seconds", "s").Add(0.5);
        _meter.CreateGauge<double>("load", "1").Record(0.25);

        Scrape().ShouldBe(
            """
            # TYPE heap_size_bytes gauge
            heap_size_bytes 7
            # TYPE load gauge
            load 0.25
            # TYPE wait_seconds_total counter
            wait_seconds_total 0.5

            """);
    }

    [Fact]
    public void A_histogram_counts_by_its_advised_buckets_with_inclusive_bounds()
    {
        _exporter.Start();
        var histogram = _meter.CreateHistogram(
            "duration", "s", "Time taken.", tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 1] });

        histogram.Record(0.1);
        histogram.Record(0.5);
        histogram.Record(60, Done);
        histogram.Record(double.NaN);

        Scrape().ShouldBe(
            """
            # HELP duration_seconds Time taken.
            # TYPE duration_seconds histogram
            duration_seconds_bucket{le="0.1"} 1
            duration_seconds_bucket{le="1"} 2
            duration_seconds_bucket{le="+Inf"} 2
            duration_seconds_sum 0.6
            duration_seconds_count 2
            duration_seconds_bucket{outcome="processed",le="0.1"} 0
            duration_seconds_bucket{outcome="processed",le="1"} 0
            duration_seconds_bucket{outcome="processed",le="+Inf"} 1
            duration_seconds_sum{outcome="processed"} 60
            duration_seconds_count{outcome="processed"} 1

            """);
    }

    [Fact]
    public void Label_values_and_help_are_escaped()
    {
        _exporter.Start();

        _meter.CreateGauge<int>("g", description: "a\\b\nc").Record(1, new KeyValuePair<string, object?>("path.name", "a\\b\"c\nd"));

        Scrape().ShouldBe("# HELP g a\\\\b\\nc\n# TYPE g gauge\ng{path_name=\"a\\\\b\\\"c\\nd\"} 1\n");
    }

    [Fact]
    public void What_an_observable_no_longer_reports_goes_away()
    {
        _exporter.Start();
        List<Measurement<long>> measurements = [new(3, Paid), new(4, Done)];
        _meter.CreateObservableGauge("depth", () => measurements);
        _meter.CreateObservableCounter("seen", () => 10L);
        Scrape().ShouldContain("depth{type=\"invoice.paid\"} 3");

        measurements = [new(5, Done)];

        Scrape().ShouldBe(
            """
            # TYPE depth gauge
            depth{outcome="processed"} 5
            # TYPE seen_total counter
            seen_total 10

            """);
    }

    [Fact]
    public void A_gauge_that_throws_hides_no_other()
    {
        _exporter.Start();
        _meter.CreateObservableGauge<int>("broken", new Func<int>(() => throw new InvalidOperationException("broken")));
        _meter.CreateObservableGauge("whole", () => 1);

        Scrape().ShouldBe("# TYPE whole gauge\nwhole 1\n");
    }

    [Fact]
    public void A_label_without_end_shares_one_series()
    {
        _exporter.Start();
        var counter = _meter.CreateCounter<long>("leaky");

        for (var number = 0; number < MetricFamily.MaxSeries + 100; number++)
        {
            counter.Add(1, new KeyValuePair<string, object?>("id", number));
        }

        var lines = Scrape().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(1 + MetricFamily.MaxSeries + 1);
        lines.ShouldContain("leaky_total{overflow=\"true\"} 100");
    }

    [Fact]
    public void Another_programs_meters_in_the_same_process_are_not_seen()
    {
        _exporter.Start();
        using var others = new ServiceCollection().AddMetrics().BuildServiceProvider();

        others.GetRequiredService<IMeterFactory>().Create("Test").CreateCounter<int>("foreign").Add(1);

        Scrape().ShouldBe("");
    }

    [Fact]
    public void Only_meters_with_the_programs_prefix_are_exported()
    {
        _options.MeterPrefix = "Test";
        _exporter.Start();
        _meter.CreateCounter<int>("ours").Add(1);

        _services.GetRequiredService<IMeterFactory>().Create("Microsoft.AspNetCore.Hosting").CreateCounter<int>("theirs").Add(1);

        Scrape().ShouldBe("# TYPE ours_total counter\nours_total 1\n");
    }

    [Fact]
    public void Instruments_made_before_the_start_are_exported_too()
    {
        var counter = _meter.CreateCounter<int>("early");
        _exporter.Start();

        counter.Add(1);

        Scrape().ShouldContain("early_total 1");
    }

    [Fact]
    public void One_name_is_one_kind_and_the_second_kind_is_left_out()
    {
        _exporter.Start();
        var gauge = _meter.CreateGauge<int>("twice");
        var histogram = _meter.CreateHistogram<int>("twice");

        gauge.Record(1);
        histogram.Record(2);

        Scrape().ShouldBe("# TYPE twice gauge\ntwice 1\n");
    }

    [Fact]
    public async Task Nothing_is_lost_between_threads()
    {
        _exporter.Start();
        var counter = _meter.CreateCounter<long>("parallel");
        var histogram = _meter.CreateHistogram<double>("parallel_time");

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            for (var number = 0; number < 10_000; number++)
            {
                counter.Add(1, Paid, Done);
                histogram.Record(0.5, Paid);
            }
        })));

        Scrape().ShouldContain("} 80000\n");
        Scrape().ShouldContain("parallel_time_sum{type=\"invoice.paid\"} 40000\n");
        Scrape().ShouldContain("parallel_time_count{type=\"invoice.paid\"} 80000\n");
    }

    [Fact]
    public void Recording_allocates_nothing()
    {
        _exporter.Start();
        var counter = _meter.CreateCounter<long>("hot");
        var histogram = _meter.CreateHistogram<double>("hot_time");
        Record(counter, histogram, times: 1_000);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Record(counter, histogram, times: 10_000);

        // One object a call would be a quarter of a megabyte and more; what is left is the runtime's own compiling.
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(10_000);
    }

    [Fact]
    public void The_runtimes_own_metrics_come_under_names_that_promtool_accepts()
    {
        _exporter.Start();

        var text = Scrape(shared: true);

        text.ShouldContain("\ndotnet_process_cpus ");
        text.ShouldContain("\n# TYPE dotnet_thread_pool_threads gauge\n");
        text.ShouldContain("\ndotnet_thread_pool_work_items_total ");
        text.ShouldContain("\ndotnet_gc_collections_total{gc_heap_generation=\"gen0\"} ");
        text.ShouldContain("\ndotnet_process_memory_working_set_bytes ");
        text.ShouldContain("\ndotnet_process_cpu_time_seconds_total{");
    }

    public void Dispose()
    {
        _exporter.Dispose();
        _services.Dispose();
    }

    private static void Record(Counter<long> counter, Histogram<double> histogram, int times)
    {
        for (var number = 0; number < times; number++)
        {
            counter.Add(1, Paid, Done);
            histogram.Record(0.5, Paid);
        }
    }

    /// <summary>The text, without the runtime's own families unless <paramref name="shared"/>.</summary>
    private string Scrape(bool shared = false)
    {
        var output = new ArrayBufferWriter<byte>();
        _exporter.WriteTo(output);
        var lines = Encoding.UTF8.GetString(output.WrittenSpan).Split('\n');
        return string.Join('\n', lines.Where(line => shared || !line.Contains("dotnet_", StringComparison.Ordinal)));
    }
}
