using Kamiyo.Cli.Gateway;

namespace Kamiyo.Cli.Triggering;

/// <summary>What became of many events.</summary>
/// <param name="Requested">How many were to be sent.</param>
/// <param name="Accepted">Stored for the first time.</param>
/// <param name="Duplicates">Known already.</param>
/// <param name="Refused">Not stored: refused, or still throttled when the time was up.</param>
/// <param name="Processed">Processed.</param>
/// <param name="Ignored">Looked at and ignored.</param>
/// <param name="Failed">Failed in processing.</param>
/// <param name="Unsettled">Stored, but not seen to be processed in time, or before Ctrl-C.</param>
/// <param name="Throttled">How often the gateway asked to send later.</param>
/// <param name="Waited">Whether processing was waited for.</param>
/// <param name="Interrupted">Stopped by Ctrl-C.</param>
/// <param name="SendingTook">From the first event to the last answer.</param>
/// <param name="Problems">What was refused or failed, each kind once, with how often; the commonest first.</param>
public sealed record BulkTotals(
    int Requested,
    int Accepted,
    int Duplicates,
    int Refused,
    int Processed,
    int Ignored,
    int Failed,
    int Unsettled,
    int Throttled,
    bool Waited,
    bool Interrupted,
    TimeSpan SendingTook,
    IReadOnlyList<KeyValuePair<Problem, int>> Problems)
{
    public int NotSent => Requested - Accepted - Duplicates - Refused;

    /// <summary>It ended before all was sent: by Ctrl-C, or because the gateway went away.</summary>
    public bool EndedEarly => Interrupted || NotSent > 0;

    /// <summary>Stored events a second.</summary>
    public double Rate => SendingTook > TimeSpan.Zero ? (Accepted + Duplicates) / SendingTook.TotalSeconds : 0;

    public bool Succeeded => NotSent == 0 && Refused == 0 && Failed == 0 && (!Waited || Unsettled == 0);
}
