using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace Kamiyo.Storage.Tests.TestDatabases;

/// <summary>The batch sizes that one process' stores reported to their meter.</summary>
public sealed class BatchRecorder : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentQueue<(string Group, int Rows)> _batches = [];

    public BatchRecorder(IServiceProvider services)
    {
        var factory = services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, factory) && instrument.Name == "kamiyo_store_batch_rows")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<int>((_, rows, tags, _) => _batches.Enqueue(((string)tags[0].Value!, rows)));
        _listener.Start();
    }

    public IReadOnlyList<int> Of(params IReadOnlyList<string> groups) =>
        [.. _batches.Where(batch => groups.Contains(batch.Group)).Select(batch => batch.Rows)];

    public void Dispose() => _listener.Dispose();
}
