using Kamiyo.Storage.Availability;
using Orleans;

namespace Kamiyo.Storage;

/// <summary>
/// The database can't be reached, is busy, read-only, full or shutting down: the same call may succeed later, so answer
/// "try again". Any other exception of a store means that the data itself was refused. The write may or may not have
/// happened; every write of the stores can be repeated safely.
/// </summary>
[GenerateSerializer]
[Alias("Kamiyo.Storage.StoreUnavailableException")]
public sealed class StoreUnavailableException : Exception
{
    public StoreUnavailableException()
    {
    }

    public StoreUnavailableException(string message)
        : base(message)
    {
    }

    public StoreUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public StoreUnavailableException(UnavailableReason reason, string message, Exception? innerException = null)
        : base(message, innerException) => Reason = reason;

    [Id(0)]
    public UnavailableReason Reason { get; private set; } = UnavailableReason.Unreachable;
}
