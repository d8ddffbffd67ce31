using System.Diagnostics.Metrics;

namespace Kamiyo.Grains.Tests.Processing;

/// <summary>What the instruments of one meter factory say, from its creation on: counters their sum, gauges their last value.</summary>
internal sealed class MeterRecorder : IDisposable
{
    private readonly Dictionary<string, long> _seen = new(StringComparer.Ordinal);
    private readonly MeterListener _listener = new();

    public MeterRecorder(IMeterFactory meters)
    {
        _listener.InstrumentPublished = (instrument, self) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, meters))
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => _seen[instrument.Name] = _seen.GetValueOrDefault(instrument.Name) + value);
        _listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => _seen[instrument.Name] = value);
        _listener.Start();
    }

    public IReadOnlyDictionary<string, long> Read()
    {
        _listener.RecordObservableInstruments();
        return _seen;
    }

    public void Dispose() => _listener.Dispose();
}
