using System.Diagnostics.Metrics;
using Kamiyo.Storage.Grouping;

namespace Kamiyo.Storage.Availability;

/// <summary>Calls that the database couldn't serve, by reason, and whether it is up now.</summary>
internal sealed class AvailabilityMetrics
{
    private readonly Meter _meter;
    private readonly Counter<long> _unavailable;

    public AvailabilityMetrics(IMeterFactory meterFactory)
    {
        // The factory owns the meter and disposes it.
        _meter = meterFactory.Create(GroupMetrics.MeterName);
        _unavailable = _meter.CreateCounter<long>(
            "kamiyo_store_unavailable_total", "{call}", "Calls that the database could not serve, those among them that were refused without asking it.");
    }

    public void Count(UnavailableReason reason) => _unavailable.Add(1, new KeyValuePair<string, object?>("reason", reason.ToText()));

    public void ObserveUp(Func<bool> isUp) =>
        _meter.CreateObservableGauge("kamiyo_store_up", () => isUp() ? 1 : 0, description: "1 while the database takes writes, 0 during an outage.");
}
