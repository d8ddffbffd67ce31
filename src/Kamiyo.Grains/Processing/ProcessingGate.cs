using System.Diagnostics.Metrics;
using Microsoft.Extensions.Options;

namespace Kamiyo.Grains.Processing;

/// <summary>Bounds how many events this process works on at once, and so its memory: by a setting, never by the backlog.</summary>
internal sealed class ProcessingGate : IDisposable
{
    public const string MeterName = "Kamiyo.Grains";

    private readonly SemaphoreSlim _free;
    private readonly int _limit;
    private readonly Counter<long> _putOff;
    private int _hasPutOff;

    public ProcessingGate(IOptions<ProcessingOptions> options, IMeterFactory meterFactory)
    {
        _limit = options.Value.MaxInFlight;
        _free = new SemaphoreSlim(_limit, _limit);

        // The factory owns the meter and disposes it.
        var meter = meterFactory.Create(MeterName);
        meter.CreateObservableGauge("kamiyo_events_in_flight", () => InFlight, "{event}", "Events that are being processed at this moment.");
        _putOff = meter.CreateCounter<long>(
            "kamiyo_events_put_off", "{event}", "Events that were stored and answered, and left to the sweep because enough were in flight.");
    }

    public int InFlight => _limit - _free.CurrentCount;

    /// <returns>To be disposed of when the work is done; null when there is no room, which is counted.</returns>
    public ProcessingSlot? TryEnter()
    {
        if (_free.Wait(TimeSpan.Zero))
        {
            return new ProcessingSlot(_free);
        }

        // Said before the last look: whoever leaves after it finds it said.
        Interlocked.Exchange(ref _hasPutOff, 1);
        if (_free.Wait(TimeSpan.Zero))
        {
            return new ProcessingSlot(_free);
        }

        _putOff.Add(1);
        return null;
    }

    /// <summary>For those who have left: true once after events were put off, as soon as half of the room is free again. Then it is time to take them up.</summary>
    public bool HasRoomForPutOff() => InFlight <= _limit / 2 && Interlocked.Exchange(ref _hasPutOff, 0) == 1;

    /// <summary>Waits for room. Whoever waits goes before those who try, so what has waited longest isn't overtaken by what is new.</summary>
    public async Task<ProcessingSlot> EnterAsync(CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        return new ProcessingSlot(_free);
    }

    public void Dispose() => _free.Dispose();
}
