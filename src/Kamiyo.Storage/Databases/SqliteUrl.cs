using Microsoft.Data.Sqlite;

namespace Kamiyo.Storage.Databases;

internal static class SqliteUrl
{
    public static DatabaseOptions Parse(string rest, DatabaseTimeouts timeouts)
    {
        var path = ReadPath(rest);
        var builder = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWriteCreate,
            ForeignKeys = true,
            // Seconds that a statement waits for another process to end its transaction.
            DefaultTimeout = (int)timeouts.Answer.TotalSeconds,
            // The store holds its few connections for its whole life.
            Pooling = false,
        };
        return new DatabaseOptions(DatabaseDialect.Sqlite, builder.ToString(), $"SQLite {path}") { Timeouts = timeouts };
    }

    private static string ReadPath(string rest)
    {
        if (rest.Contains('?', StringComparison.Ordinal))
        {
            throw new FormatException("DATABASE_URL: sqlite takes a path and no parameters.");
        }

        if (rest.StartsWith("//", StringComparison.Ordinal) && !rest.StartsWith("///", StringComparison.Ordinal))
        {
            throw new FormatException("DATABASE_URL: write sqlite:relative/path or sqlite:///absolute/path; a host has no meaning for sqlite.");
        }

        var path = rest.StartsWith("///", StringComparison.Ordinal) ? rest[2..] : rest;
        return path switch
        {
            "" or "/" => throw new FormatException("DATABASE_URL: sqlite needs the path of a file, such as sqlite:data/kamiyo.db."),
            ":memory:" => throw new FormatException("DATABASE_URL: sqlite::memory: would lose every event; name a file."),
            _ => Uri.UnescapeDataString(path),
        };
    }
}
