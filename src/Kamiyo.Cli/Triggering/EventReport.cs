using Kamiyo.Cli.Events;
using Kamiyo.Cli.Gateway;

namespace Kamiyo.Cli.Triggering;

/// <summary>What became of one sent event.</summary>
/// <param name="Event">As sent.</param>
/// <param name="Receipt">The gateway's answer.</param>
/// <param name="Waited">Whether its processing was waited for.</param>
/// <param name="View">The stored event; null when it wasn't waited for, or never showed up.</param>
/// <param name="Before">The customer before the event, when it was looked up.</param>
/// <param name="After">The customer after it; null when it wasn't waited for, or the gateway doesn't know the customer.</param>
public sealed record EventReport(
    StripeEvent Event, Receipt Receipt, bool Waited, EventView? View, CustomerView? Before, CustomerView? After)
{
    public bool Succeeded => !Waited || View is { Succeeded: true };

    /// <summary>The time was up before the gateway had processed it.</summary>
    public bool TimedOut => Waited && View is not { IsSettled: true };
}
