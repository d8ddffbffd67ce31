using System.Data.Common;
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

    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null)
        {
            await _cluster.DisposeAsync();
        }
    }
}
