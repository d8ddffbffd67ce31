using System.Globalization;
using Kamiyo.Bench.Processes;
using Kamiyo.Storage.Databases;
using Kamiyo.Testing.Postgres;
using Npgsql;

namespace Kamiyo.Bench.Databases;

/// <summary>One database of the server, dropped when disposed.</summary>
internal sealed class PostgresBenchDatabase : IBenchDatabase
{
    private const int StatementSeconds = 600;

    private readonly PostgresCluster _cluster;

    public PostgresBenchDatabase(PostgresCluster cluster, string url)
    {
        _cluster = cluster;
        Url = url;
        var connection = new NpgsqlConnectionStringBuilder(DatabaseUrl.Parse(url).ConnectionString) { CommandTimeout = StatementSeconds };
        Source = NpgsqlDataSource.Create(connection);
    }

    public string Url { get; }

    public NpgsqlDataSource Source { get; }

    /// <summary>The server's processes; null when it runs on another machine.</summary>
    public async Task<ProcessFamily?> FindServerAsync(CancellationToken cancellationToken)
    {
        var backend = await CountAsync("SELECT pg_backend_pid()", cancellationToken);
        var folder = string.Create(CultureInfo.InvariantCulture, $"/proc/{backend}");
        var isHere = Directory.Exists(folder)
            && (await File.ReadAllTextAsync(Path.Combine(folder, "comm"), cancellationToken)).StartsWith("postgres", StringComparison.Ordinal);
        return isHere
            ? new ProcessFamily(ProcStat.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "stat"), cancellationToken)).ParentId)
            : null;
    }

    public async Task<long> CountAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = Source.CreateCommand(sql);
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
    }

    public async Task<int> ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = Source.CreateCommand(sql);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<List<T>> QueryAsync<T>(string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var command = Source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    public async Task<IReadOnlyDictionary<string, long>> CountStatusesAsync(CancellationToken cancellationToken)
    {
        var rows = await QueryAsync(
            "SELECT status, count(*) FROM webhook_event GROUP BY status",
            reader => KeyValuePair.Create(reader.GetString(0), reader.GetInt64(1)),
            cancellationToken);
        return new Dictionary<string, long>(rows);
    }

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        await _cluster.DropDatabaseAsync(Url);
    }
}
