using Kamiyo.Testing.Postgres;

namespace Kamiyo.EndToEnd.Tests.Databases;

/// <summary>A fresh database on a PostgreSQL of the tests' own, with the durability that production has.</summary>
public sealed class PostgresDatabase : IDatabase
{
    private PostgresCluster? _cluster;
    private string? _url;

    public string Url => _url ?? throw new InvalidOperationException("The database is made in InitializeAsync.");

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
