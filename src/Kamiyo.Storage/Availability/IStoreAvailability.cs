namespace Kamiyo.Storage.Availability;

/// <summary>What is known of the database without asking it.</summary>
public interface IStoreAvailability
{
    /// <summary>Why calls are refused now; null while the database answers.</summary>
    UnavailableReason? Problem { get; }
}
