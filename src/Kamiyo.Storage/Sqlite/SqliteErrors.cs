using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Kamiyo.Storage.Sqlite;

/// <summary>Tells "try again" from "bad data".</summary>
internal static class SqliteErrors
{
    public static bool IsUnavailable(SqliteException exception) => exception.SqliteErrorCode is
        raw.SQLITE_BUSY
        or raw.SQLITE_LOCKED
        or raw.SQLITE_NOMEM
        or raw.SQLITE_READONLY
        or raw.SQLITE_INTERRUPT
        or raw.SQLITE_IOERR
        or raw.SQLITE_FULL
        or raw.SQLITE_CANTOPEN
        or raw.SQLITE_PROTOCOL;

    public static StoreUnavailableException Translate(SqliteException exception) =>
        new($"SQLite is unavailable: {exception.Message}", exception);
}
