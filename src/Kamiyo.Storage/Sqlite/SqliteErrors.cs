using Kamiyo.Storage.Availability;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Kamiyo.Storage.Sqlite;

/// <summary>Tells "try again" from "bad data".</summary>
internal static class SqliteErrors
{
    /// <summary>Null when the data was refused.</summary>
    public static UnavailableReason? FindReason(SqliteException exception) => exception.SqliteErrorCode switch
    {
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_PROTOCOL => UnavailableReason.FileLocked,
        raw.SQLITE_FULL => UnavailableReason.DiskFull,
        raw.SQLITE_READONLY => UnavailableReason.ReadOnly,
        raw.SQLITE_NOMEM => UnavailableReason.OutOfMemory,
        raw.SQLITE_INTERRUPT => UnavailableReason.StatementTimeout,
        raw.SQLITE_IOERR or raw.SQLITE_CANTOPEN => UnavailableReason.IoError,
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => UnavailableReason.Corrupt,
        _ => null,
    };

    /// <param name="path">The file, for the operator.</param>
    public static StoreUnavailableException Translate(SqliteException exception, UnavailableReason reason, string path) =>
        new(reason, $"SQLite is unavailable: {exception.Message} {Advice(reason, path)}".TrimEnd(), exception);

    private static string Advice(UnavailableReason reason, string path) => reason switch
    {
        UnavailableReason.DiskFull => $"Make room on the disk of {path}; nothing that was answered is lost.",
        UnavailableReason.FileLocked => $"Another process keeps {path} locked.",
        UnavailableReason.ReadOnly or UnavailableReason.IoError =>
            $"The process must be able to write {path} and its folder.",
        UnavailableReason.Corrupt =>
            $"{path} is damaged or no database. Stop Kamiyo, keep a copy of the file with its -wal and -shm, "
            + "then restore a backup or rescue what can be with: sqlite3 FILE .recover | sqlite3 NEW_FILE",
        _ => string.Empty,
    };
}
