namespace Kamiyo.Storage.Duties;

/// <summary>
/// Of the processes on one database one at a time is on duty: it delivers reminders and sweeps. This spares work and is no lock
/// for correctness: for a few seconds after a network split two may believe that they are.
/// </summary>
public interface IDuty
{
    bool IsOnDuty { get; }

    /// <summary>Completes when this process comes on duty, at once if it is.</summary>
    /// <returns>Cancelled when it isn't any more.</returns>
    Task<CancellationToken> TakeUpAsync(CancellationToken cancellationToken);
}
