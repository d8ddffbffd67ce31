using System.Text.Json;

namespace Kamiyo.Storage.Availability;

internal static class UnavailableReasons
{
    /// <summary>As the metric's tag names it, such as <c>not_answering</c>.</summary>
    public static string ToText(this UnavailableReason reason) => JsonNamingPolicy.SnakeCaseLower.ConvertName(reason.ToString());

    /// <summary>What one failure says about the next call.</summary>
    public static OutageScope Scope(this UnavailableReason reason) => reason switch
    {
        UnavailableReason.Unreachable
            or UnavailableReason.NotAnswering
            or UnavailableReason.ShuttingDown
            or UnavailableReason.AccessRefused
            or UnavailableReason.DatabaseMissing
            or UnavailableReason.IoError
            or UnavailableReason.Corrupt => OutageScope.Everything,
        UnavailableReason.ReadOnly
            or UnavailableReason.DiskFull
            or UnavailableReason.FileLocked => OutageScope.Writes,
        // Connections run out while those that we hold work on; a lock or a slow statement says nothing about another one.
        _ => OutageScope.ThisCall,
    };

    /// <summary>Whether a call of this kind that succeeded ends an outage of this reason.</summary>
    public static bool IsDisprovedBy(this UnavailableReason reason, StoreAccess access) => reason switch
    {
        UnavailableReason.DiskFull => access is StoreAccess.Write,
        UnavailableReason.ReadOnly or UnavailableReason.FileLocked => access is StoreAccess.Write or StoreAccess.Check,
        _ => true,
    };
}
