using System.Data.Common;
using System.Globalization;
using Kamiyo.Testing.Postgres;
using Npgsql;

namespace Kamiyo.EndToEnd.Tests.Databases;

/// <summary>A fresh database on a PostgreSQL of the tests' own, with the durability that production has.</summary>
public sealed class PostgresDatabase : IDatabase
{
    private PostgresCluster? _cluster;
    private string? _url;

    public string Url => _url ?? throw new InvalidOperationException("The database is made in InitializeAsync.");

    public PostgresCluster Server => _cluster ?? throw new InvalidOperationException("The server is started in InitializeAsync.");

    public DbConnection Connect()
    {
        var url = new Uri(Url);
        var credentials = url.UserInfo.Split(':', 2);
        return new NpgsqlConnection(new NpgsqlConnectionStringBuilder
        {
            Host = url.Host,
            Port = url.Port < 0 ? 5432 : url.Port,
            Username = Uri.UnescapeDataString(credentials[0]),
            Password = credentials.Length > 1 ? Uri.UnescapeDataString(credentials[1]) : null,
            Database = url.AbsolutePath.TrimStart('/'),
            Pooling = false,
        }.ToString());
    }

    public async ValueTask InitializeAsync()
    {
        _cluster = await PostgresCluster.StartNewAsync(new PostgresClusterOptions(IsDurable: true));
        _url = await _cluster.CreateDatabaseAsync();
    }

    public async Task ExecuteAsync(string sql) => await RunAsync(sql, command => command.ExecuteNonQueryAsync());

    /// <summary>The first column of the first row as text; null when there is none.</summary>
    public async Task<string?> ScalarAsync(string sql) =>
        await RunAsync(sql, async command => Convert.ToString(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture));

    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null)
        {
            await _cluster.DisposeAsync();
        }
    }

    private async Task<T> RunAsync<T>(string sql, Func<DbCommand, Task<T>> run)
    {
        await using var connection = Connect();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await run(command);
    }
}
