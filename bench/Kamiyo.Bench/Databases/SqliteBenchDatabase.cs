using Kamiyo.Testing.Processes;
using Microsoft.Data.Sqlite;

namespace Kamiyo.Bench.Databases;

/// <summary>A SQLite file in a folder of its own.</summary>
internal sealed class SqliteBenchDatabase : IBenchDatabase
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _connectionString;

    public SqliteBenchDatabase()
    {
        var path = Path.Combine(_folder.Path, "kamiyo.db");
        Url = "sqlite:" + path;
        _connectionString = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString();
    }

    public string Url { get; }

    public async Task<long> CountAsync(string sql, CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection(_connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new SqliteCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    public async Task<IReadOnlyDictionary<string, long>> CountStatusesAsync(CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection(_connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new SqliteCommand("SELECT status, count(*) FROM webhook_event GROUP BY status", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var counts = new Dictionary<string, long>();
        while (await reader.ReadAsync(cancellationToken))
        {
            counts.Add(reader.GetString(0), reader.GetInt64(1));
        }

        return counts;
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
