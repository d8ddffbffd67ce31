using Kamiyo.Storage.Availability;

namespace Kamiyo.Gateway.Health;

/// <summary>Why the database takes no writes, without a word that only operators may read.</summary>
internal static class StoreProblemText
{
    public static string Of(UnavailableReason? reason) => reason switch
    {
        UnavailableReason.Unreachable or UnavailableReason.IoError => "The database can't be reached.",
        UnavailableReason.NotAnswering => "The database doesn't answer.",
        UnavailableReason.ShuttingDown => "The database is starting or shutting down.",
        UnavailableReason.AccessRefused => "The database refuses our credentials.",
        UnavailableReason.DatabaseMissing => "The database server has no such database.",
        UnavailableReason.ReadOnly => "The database is read-only.",
        UnavailableReason.DiskFull => "The database's disk is full.",
        UnavailableReason.FileLocked => "Another process keeps the database file locked.",
        UnavailableReason.Corrupt => "The database file is damaged.",
        _ => "The database takes no writes.",
    };
}
