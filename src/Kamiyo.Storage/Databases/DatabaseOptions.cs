namespace Kamiyo.Storage.Databases;

/// <summary>Which database, and how it is written to. Made by <see cref="DatabaseUrl.Parse"/>.</summary>
public sealed class DatabaseOptions
{
    /// <param name="dialect">What speaks at the other end.</param>
    /// <param name="connectionString">For Npgsql or Microsoft.Data.Sqlite. May hold a password: never log it.</param>
    /// <param name="displayName">The database as logs and errors may name it; without a password.</param>
    public DatabaseOptions(DatabaseDialect dialect, string connectionString, string displayName)
    {
        Dialect = dialect;
        ConnectionString = connectionString;
        DisplayName = displayName;
    }

    public DatabaseDialect Dialect { get; }

    public string ConnectionString { get; }

    public string DisplayName { get; }

    /// <summary>How many commits of one kind may be under way at once on PostgreSQL. SQLite has one writer, whatever this says.</summary>
    public int Writers { get; init; } = 2;

    /// <summary>Most rows that one commit carries.</summary>
    public int MaxBatchRows { get; init; } = 200;

    /// <summary>Most payload bytes that one commit carries; a larger single row goes alone.</summary>
    public long MaxBatchBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>Writes that may wait for a commit; beyond it a write fails at once with <see cref="StoreUnavailableException"/>.</summary>
    public int MaxWaitingRows { get; init; } = 10_000;

    /// <summary>Payload bytes that may wait for a commit.</summary>
    public long MaxWaitingBytes { get; init; } = 64 * 1024 * 1024;

    public DatabaseTimeouts Timeouts { get; init; } = new();

    public override string ToString() => DisplayName;
}
