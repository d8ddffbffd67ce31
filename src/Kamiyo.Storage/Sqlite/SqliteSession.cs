using System.Globalization;
using Kamiyo.Storage.Sqlite.Statistics;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Kamiyo.Storage.Sqlite;

/// <summary>One open connection with its prepared statements, used by one thread. Parameters are <c>$1</c>, <c>$2</c>, … in order.</summary>
internal sealed class SqliteSession : IDisposable
{
    // FULL: a commit is on the disk when it returns, also in WAL mode. The log is carried into the file at 32 MiB (8,000 pages), not at SQLite's 4: ids are
    // random, so the same pages of their indexes are written again and again, and what carries them waits for two flushes. For the same reason 16 MiB of
    // pages stay in memory.
    private const string Settings = """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        PRAGMA wal_autocheckpoint = 8000;
        PRAGMA cache_size = -16384;
        PRAGMA foreign_keys = ON;
        """;

    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _commands = new(StringComparer.Ordinal);

    private SqliteSession(SqliteConnection connection) => _connection = connection;

    /// <summary>What the transaction that is open counts; written with it, forgotten with it.</summary>
    public StatisticTally Tally { get; } = new();

    public static SqliteSession Open(string connectionString)
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            // First: switching to WAL waits as well.
            command.CommandText = string.Create(
                CultureInfo.InvariantCulture, $"PRAGMA busy_timeout = {connection.DefaultTimeout * 1000}; {Settings}");
            command.ExecuteNonQuery();
            return new SqliteSession(connection);
        }
        catch (SqliteException)
        {
            connection.Dispose();
            throw;
        }
    }

    /// <returns>The rows that were changed.</returns>
    public int Execute(string sql, params ReadOnlySpan<object?> values) => Prepare(sql, values).ExecuteNonQuery();

    public List<T> Query<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        using var reader = Prepare(sql, values).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <summary>Several statements without parameters, not kept.</summary>
    public void ExecuteScript(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>All of <paramref name="work"/> or none of it. Takes the write lock first, so that what it reads can't change under it.</summary>
    public T Transact<T>(Func<SqliteSession, T> work)
    {
        Execute("BEGIN IMMEDIATE");
        try
        {
            var result = work(this);
            SqliteStatisticTable.Write(this, Tally);
            Execute("COMMIT");
            return result;
        }
        finally
        {
            Tally.Clear();
            RollBackWhatIsOpen();
        }
    }

    public void Dispose()
    {
        foreach (var command in _commands.Values)
        {
            command.Dispose();
        }

        _connection.Dispose();
    }

    private void RollBackWhatIsOpen()
    {
        // A full disk or a failed read has rolled it back already.
        if (raw.sqlite3_get_autocommit(_connection.Handle) == 0)
        {
            Execute("ROLLBACK");
        }
    }

    private SqliteCommand Prepare(string sql, ReadOnlySpan<object?> values)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            command = Create(sql, values.Length);
            _commands.Add(sql, command);
        }

        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return command;
    }

    private SqliteCommand Create(string sql, int parameterCount)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 1; i <= parameterCount; i++)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = string.Create(CultureInfo.InvariantCulture, $"${i}") });
        }

        return command;
    }
}
