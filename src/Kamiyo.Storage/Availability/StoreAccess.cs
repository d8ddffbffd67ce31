namespace Kamiyo.Storage.Availability;

internal enum StoreAccess
{
    Read,

    Write,

    /// <summary>Asks whether writes are taken, without writing.</summary>
    Check,
}
