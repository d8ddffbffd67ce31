using Kamiyo.Storage.Availability;
using Kamiyo.Storage.Databases;
using Kamiyo.Storage.Tests.Builders;
using Kamiyo.Storage.Tests.TestDatabases;
using Kamiyo.Testing.Network;
using Kamiyo.Testing.Postgres;
using Kamiyo.Testing.Waiting;

namespace Kamiyo.Storage.Tests.Postgres;

/// <summary>Every way in which a real server, or the network before it, fails: callers are told "try again", and later it works without a restart.</summary>
public abstract class PostgresFailureTests(SharedPostgres postgres) : IAsyncLifetime
{
    // A limit that only what hangs reaches.
    protected static readonly DatabaseTimeouts Patient = new() { Connect = TimeSpan.FromSeconds(10), Answer = TimeSpan.FromSeconds(30) };

    private readonly List<OpenStores> _opened = [];

    protected string Role { get; } = $"role_{Guid.NewGuid():N}";

    protected TcpProxy Proxy { get; private set; } = null!;

    protected string Url { get; private set; } = string.Empty;

    protected string DatabaseName { get; private set; } = string.Empty;

    protected PostgresCluster Cluster { get; } = postgres.Cluster;

    public async ValueTask InitializeAsync()
    {
        // Not an administrator, whom limits don't bind.
        await Cluster.ExecuteAsync($"CREATE ROLE {Role} LOGIN");
        var url = new UriBuilder(await Cluster.CreateDatabaseAsync()) { UserName = Role };
        Url = url.Uri.ToString();
        DatabaseName = url.Path.TrimStart('/');
        await Cluster.ExecuteAsync($"ALTER DATABASE {DatabaseName} OWNER TO {Role}");
        Proxy = TcpProxy.Start(url.Port);
        await using var stores = new OpenStores(DatabaseUrl.Parse(Url));
        await stores.MigrateAsync();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (var stores in _opened)
        {
            await stores.DisposeAsync();
        }

        await Proxy.DisposeAsync();
        await Cluster.DropDatabaseAsync(Url);
        await Cluster.ExecuteAsync($"DROP ROLE {Role}");
    }

    protected OpenStores Open(DatabaseTimeouts timeouts, string parameters = "", int writers = 2)
    {
        var parsed = DatabaseUrl.Parse(Proxy.Through(Url) + parameters, timeouts);
        return Open(new DatabaseOptions(parsed.Dialect, parsed.ConnectionString, parsed.DisplayName) { Timeouts = timeouts, Writers = writers });
    }

    protected OpenStores Open(DatabaseOptions options)
    {
        var stores = new OpenStores(options);
        _opened.Add(stores);
        return stores;
    }

    protected static Task<bool> InsertAsync(OpenStores stores, string eventId) =>
        stores.Events.InsertAsync(Event.Received(eventId), default, CancellationToken.None);

    protected static async Task<UnavailableReason> FailureAsync(OpenStores stores) =>
        (await Should.ThrowAsync<StoreUnavailableException>(InsertAsync(stores, "evt_failed"))).Reason;

    protected static Task<bool?> RecoversAsync(OpenStores stores) => Eventually.Get(
        async () =>
        {
            try
            {
                return (bool?)await InsertAsync(stores, "evt_recovered");
            }
            catch (StoreUnavailableException)
            {
                return null;
            }
        },
        inserted => inserted is not null,
        "an event to be stored again");

    protected Task EndSessionsAsync() =>
        Cluster.ExecuteAsync($"SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = '{DatabaseName}'");
}
