using System.Globalization;
using Kamiyo.Testing.Postgres;

namespace Kamiyo.Bench.Databases;

/// <summary>A PostgreSQL server with default durability: a private one, or the one that the command line names.</summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    // The variable by which the cluster of the tests is told to use a running server.
    private const string ExistingServer = "KAMIYO_TEST_POSTGRES";

    // What the server's manual takes as a beginning for a machine of its own, with a bound: the benchmark's machine has the gateway on it as well.
    private const int MemoryPart = 4;
    private const int MaxSharedBuffersMegabytes = 2048;
    private const int MaxWalMegabytes = 8192;

    private readonly PostgresCluster _cluster;

    private PostgresServer(PostgresCluster cluster, bool isPrivate, PostgresMemory? memory)
    {
        _cluster = cluster;
        IsPrivate = isPrivate;
        Description = Describe(isPrivate, memory);
    }

    /// <summary>Made for this run, so that it may be restarted.</summary>
    public bool IsPrivate { get; }

    /// <summary>For the report: what figures of two runs may differ by.</summary>
    public string Description { get; }

    /// <param name="url">A running server's; null for a private one.</param>
    /// <param name="hasDefaults">Leaves a private server with the memory that PostgreSQL takes by itself.</param>
    public static async Task<PostgresServer> StartAsync(string? url, bool hasDefaults)
    {
        if (url is not null)
        {
            Environment.SetEnvironmentVariable(ExistingServer, url);
        }

        var isPrivate = string.IsNullOrEmpty(Environment.GetEnvironmentVariable(ExistingServer));
        var memory = hasDefaults ? null : MemoryForThisMachine();
        return new PostgresServer(await PostgresCluster.StartNewAsync(new PostgresClusterOptions(IsDurable: true, memory)), isPrivate, memory);
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

    private static string Describe(bool isPrivate, PostgresMemory? memory) => (isPrivate, memory) switch
    {
        (false, _) => "PostgreSQL: a running server, with its own settings",
        (true, null) => "PostgreSQL: a private server with PostgreSQL's defaults",
        (true, _) => string.Create(
            CultureInfo.InvariantCulture,
            $"PostgreSQL: a private server with shared_buffers = {memory.SharedBuffersMegabytes}MB and max_wal_size = {memory.MaxWalMegabytes}MB, else PostgreSQL's defaults"),
    };

    private static PostgresMemory MemoryForThisMachine()
    {
        var megabytes = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1024 * 1024);
        return new PostgresMemory((int)Math.Min(megabytes / MemoryPart, MaxSharedBuffersMegabytes), MaxWalMegabytes);
    }
}
