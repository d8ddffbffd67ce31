using Kamiyo.Testing.Postgres;

namespace Kamiyo.Bench.Databases;

/// <summary>A PostgreSQL server with default durability: a private one, or the one that the command line names.</summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    // The variable by which the cluster of the tests is told to use a running server.
    private const string ExistingServer = "KAMIYO_TEST_POSTGRES";

    private readonly PostgresCluster _cluster;

    private PostgresServer(PostgresCluster cluster, bool isPrivate)
    {
        _cluster = cluster;
        IsPrivate = isPrivate;
    }

    /// <summary>Made for this run, so that it may be restarted.</summary>
    public bool IsPrivate { get; }

    public static async Task<PostgresServer> StartAsync(string? url)
    {
        if (url is not null)
        {
            Environment.SetEnvironmentVariable(ExistingServer, url);
        }

        var isPrivate = string.IsNullOrEmpty(Environment.GetEnvironmentVariable(ExistingServer));
        return new PostgresServer(await PostgresCluster.StartNewAsync(new PostgresClusterOptions(IsDurable: true)), isPrivate);
    }

    public async Task<PostgresBenchDatabase> CreateDatabaseAsync() => new(_cluster, await _cluster.CreateDatabaseAsync());

    /// <summary>With it, the server keeps when each row's transaction committed. A private server only: it takes a restart.</summary>
    public async Task TrackCommitTimesAsync(bool isOn)
    {
        await _cluster.ExecuteAsync($"ALTER SYSTEM SET track_commit_timestamp = {(isOn ? "on" : "off")}");
        await _cluster.StopAsync(immediate: false);
        await _cluster.StartAsync();
    }

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();
}
