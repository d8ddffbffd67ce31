namespace Kamiyo.Storage.Availability;

/// <summary>The time during which the database is known to be away. <see cref="StoreCircuit"/> locks.</summary>
internal sealed class Outage(long start, StoreUnavailableException cause)
{
    public long Start { get; } = start;

    /// <summary>The latest failure, which may differ from the first: refused, then starting up, then a standby.</summary>
    public StoreUnavailableException Cause { get; set; } = cause;

    public long LastFailure { get; set; } = start;

    /// <summary>At first at once: the one failure may have been of a single connection.</summary>
    public long NextProbe { get; set; } = start;

    public bool IsProbing { get; set; }

    public bool Concerns(StoreAccess access) => Cause.Reason.Scope() switch
    {
        OutageScope.Everything => true,
        OutageScope.Writes => access is StoreAccess.Write,
        _ => false,
    };
}
