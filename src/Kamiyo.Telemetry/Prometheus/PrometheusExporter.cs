using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Kamiyo.Telemetry.Prometheus;

/// <summary>
/// Keeps what the program's instruments measure, and writes it as Prometheus reads it. It sees what is recorded after
/// <see cref="Start"/>; the instruments may be older or newer.
/// </summary>
public sealed class PrometheusExporter : IDisposable
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    // OpenTelemetry's advice for durations in seconds.
    private static readonly double[] DefaultBoundaries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<string, MetricFamily> _families = new(StringComparer.Ordinal);
    private readonly Lock _writing = new();
    private readonly IMeterFactory _meters;
    private readonly PrometheusOptions _options;
    private readonly ILogger<PrometheusExporter> _logger;
    private int _scrape;

    public PrometheusExporter(IMeterFactory meters, IOptions<PrometheusOptions> options, ILogger<PrometheusExporter> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        _meters = meters;
        _options = options.Value;
        _logger = logger;
        _listener.InstrumentPublished = Publish;
        _listener.SetMeasurementEventCallback<byte>((_, value, tags, family) => Record(family, value, tags));
        _listener.SetMeasurementEventCallback<short>((_, value, tags, family) => Record(family, value, tags));
        _listener.SetMeasurementEventCallback<int>((_, value, tags, family) => Record(family, value, tags));
        _listener.SetMeasurementEventCallback<long>((_, value, tags, family) => Record(family, value, tags));
        _listener.SetMeasurementEventCallback<float>((_, value, tags, family) => Record(family, value, tags));
        _listener.SetMeasurementEventCallback<double>((_, value, tags, family) => Record(family, value, tags));
        _listener.SetMeasurementEventCallback<decimal>((_, value, tags, family) => Record(family, (double)value, tags));
    }

    public void Start() => _listener.Start();

    public void Dispose() => _listener.Dispose();

    /// <summary>Asks the observable instruments and writes everything. One scrape at a time; recording goes on meanwhile.</summary>
    public void WriteTo(IBufferWriter<byte> output)
    {
        lock (_writing)
        {
            Volatile.Write(ref _scrape, _scrape + 1);
            Observe();
            var writer = new PrometheusWriter(output);
            foreach (var family in _families.Values.OrderBy(family => family.Name, StringComparer.Ordinal))
            {
                family.WriteTo(writer, _scrape);
            }
        }
    }

    private void Observe()
    {
        try
        {
            _listener.RecordObservableInstruments();
        }
        catch (AggregateException exception)
        {
            // The others were asked all the same, and one broken gauge must not hide them.
            _logger.LogError(exception, "A metric could not be read");
        }
    }

    private void Record(object? family, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        ((MetricFamily)family!).Record(value, tags, Volatile.Read(ref _scrape));

    private void Publish(Instrument instrument, MeterListener listener)
    {
        if (!IsExported(instrument.Meter))
        {
            return;
        }

        var created = CreateFamily(instrument);
        var family = _families.GetOrAdd(created.Name, created);
        if (family.Kind == created.Kind)
        {
            listener.EnableMeasurementEvents(instrument, family);
        }
        else
        {
            _logger.LogError("The instrument {Instrument} of {Meter} is not exported: {Name} is a {Kind} already", instrument.Name, instrument.Meter.Name, family.Name, family.Kind);
        }
    }

    // By scope too: another program in this process, as tests have them, has meters of the same names.
    private bool IsExported(Meter meter) => meter.Scope is null
        ? _options.SharedMeters.Contains(meter.Name)
        : meter.Scope == _meters && meter.Name.StartsWith(_options.MeterPrefix, StringComparison.Ordinal);

    private MetricFamily CreateFamily(Instrument instrument)
    {
        var kind = KindOf(instrument);
        var exported = kind is MetricKind.Counter && _options.ExactNames.Contains(instrument.Name) ? MetricKind.Untyped : kind;
        var boundaries = kind is MetricKind.Histogram ? BoundariesOf(instrument) : [];
        var adds = !instrument.IsObservable && !IsGauge(instrument);
        return new MetricFamily(
            MetricName.Of(instrument, exported, _options),
            instrument.Description ?? "",
            exported,
            instrument.IsObservable,
            labels => kind is MetricKind.Histogram ? new HistogramSeries(labels, boundaries) : adds ? new SumSeries(labels) : new LastValueSeries(labels));
    }

    private MetricKind KindOf(Instrument instrument) => GenericType(instrument) switch
    {
        _ when _options.Gauges.Contains(instrument.Name) => MetricKind.Gauge,
        var type when type == typeof(Counter<>) || type == typeof(ObservableCounter<>) => MetricKind.Counter,
        var type when type == typeof(Histogram<>) => MetricKind.Histogram,
        _ => MetricKind.Gauge,
    };

    private static bool IsGauge(Instrument instrument) => GenericType(instrument) == typeof(Gauge<>);

    private static Type GenericType(Instrument instrument)
    {
        var type = instrument.GetType();
        return type.IsGenericType ? type.GetGenericTypeDefinition() : type;
    }

    private static double[] BoundariesOf(Instrument instrument) => instrument switch
    {
        Histogram<double> { Advice.HistogramBucketBoundaries: { } advised } => [.. advised],
        Histogram<long> { Advice.HistogramBucketBoundaries: { } advised } => [.. advised.Select(bound => (double)bound)],
        Histogram<int> { Advice.HistogramBucketBoundaries: { } advised } => [.. advised.Select(bound => (double)bound)],
        _ => DefaultBoundaries,
    };
}
