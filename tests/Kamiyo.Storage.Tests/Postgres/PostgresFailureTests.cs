using Kamiyo.Storage.Availability;
using Kamiyo.Storage.Databases;
using Kamiyo.Storage.Postgres;
using Kamiyo.Storage.Tests.Builders;
using Kamiyo.Storage.Tests.TestDatabases;
using Kamiyo.Testing.Network;
using Kamiyo.Testing.Waiting;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Kamiyo.Storage.Tests.Postgres;

/// <summary>Every way in which a real server, or the network before it, fails: callers are told "try again", and later it works without a restart.</summary>
public sealed class PostgresFailureTests(SharedPostgres postgres) : IAsyncLifetime
{
    // A limit that only what hangs reaches.
    private static readonly DatabaseTimeouts Patient = new() { Connect = TimeSpan.FromSeconds(10), Answer = TimeSpan.FromSeconds(30) };

    private static readonly DatabaseTimeouts Impatient = new() { Connect = TimeSpan.FromSeconds(1), Answer = TimeSpan.FromSeconds(1) };

    private readonly List<OpenStores> _opened = [];
    private readonly string _role = $"role_{Guid.NewGuid():N}";
    private TcpProxy _proxy = null!;
    private string _url = string.Empty;
    private string _database = string.Empty;

    public async ValueTask InitializeAsync()
    {
        // Not an administrator, whom limits don't bind.
        await postgres.Cluster.ExecuteAsync($"CREATE ROLE {_role} LOGIN");
        var url = new UriBuilder(await postgres.Cluster.CreateDatabaseAsync()) { UserName = _role };
        _url = url.Uri.ToString();
        _database = url.Path.TrimStart('/');
        await postgres.Cluster.ExecuteAsync($"ALTER DATABASE {_database} OWNER TO {_role}");
        _proxy = TcpProxy.Start(url.Port);
        await using var stores = new OpenStores(DatabaseUrl.Parse(_url));
        await stores.MigrateAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var stores in _opened)
        {
            await stores.DisposeAsync();
        }

        await _proxy.DisposeAsync();
        await postgres.Cluster.DropDatabaseAsync(_url);
        await postgres.Cluster.ExecuteAsync($"DROP ROLE {_role}");
    }

    [Fact]
    public async Task A_server_that_takes_connections_and_never_answers_is_given_up_and_then_left_alone()
    {
        var stores = Open(Impatient with { ProbeInterval = TimeSpan.FromHours(1) });
        (await InsertAsync(stores, "evt_1")).ShouldBeTrue();
        _proxy.Set(TcpProxyMode.BlackHole);

        (await FailureAsync(stores)).ShouldBe(UnavailableReason.NotAnswering);
        (await FailureAsync(stores)).ShouldBe(UnavailableReason.NotAnswering);
        var connections = _proxy.Accepted;
        for (var i = 0; i < 1_000; i++)
        {
            (await FailureAsync(stores)).ShouldBe(UnavailableReason.NotAnswering);
        }

        // Of the two that were given up Npgsql may still be cancelling.
        _proxy.Accepted.ShouldBeLessThanOrEqualTo(connections + 4);
        (await stores.Health.FindProblemAsync(CancellationToken.None)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_server_that_answers_again_is_found_again()
    {
        var stores = Open(Impatient);
        await InsertAsync(stores, "evt_1");
        _proxy.Set(TcpProxyMode.BlackHole);
        (await FailureAsync(stores)).ShouldBe(UnavailableReason.NotAnswering);

        _proxy.Set(TcpProxyMode.Forward);

        await RecoversAsync(stores);
    }

    [Fact]
    public async Task A_write_whose_answer_is_lost_is_stored_once_however_often_it_is_sent()
    {
        var stores = Open(Impatient);
        await InsertAsync(stores, "evt_1");
        _proxy.Set(TcpProxyMode.LoseAnswers);
        await Should.ThrowAsync<StoreUnavailableException>(InsertAsync(stores, "evt_2"));

        _proxy.Set(TcpProxyMode.Forward);
        await RecoversAsync(stores);

        (await InsertAsync(stores, "evt_2")).ShouldBeFalse();
    }

    [Fact]
    public async Task Connections_that_died_while_nobody_used_them_cost_nobody_anything()
    {
        var stores = Open(Patient);
        await InsertAsync(stores, "evt_1");
        _proxy.Cut();

        (await InsertAsync(stores, "evt_2")).ShouldBeTrue();
    }

    [Fact]
    public async Task Sessions_that_the_server_ends_cost_nobody_anything()
    {
        var stores = Open(Patient);
        await InsertAsync(stores, "evt_1");
        await EndSessionsAsync();

        (await InsertAsync(stores, "evt_2")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_unreachable_until_it_is_back()
    {
        var stores = Open(Patient);
        _proxy.Set(TcpProxyMode.Refuse);

        (await FailureAsync(stores)).ShouldBe(UnavailableReason.Unreachable);
        (await stores.Health.FindProblemAsync(CancellationToken.None)).ShouldNotBeNull();

        _proxy.Set(TcpProxyMode.Forward);
        await RecoversAsync(stores);
        (await stores.Health.FindProblemAsync(CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task A_role_that_may_not_log_in_any_more_is_refused_access()
    {
        var stores = Open(Patient);
        await postgres.Cluster.ExecuteAsync($"ALTER ROLE {_role} NOLOGIN");

        (await FailureAsync(stores)).ShouldBe(UnavailableReason.AccessRefused);

        await postgres.Cluster.ExecuteAsync($"ALTER ROLE {_role} LOGIN");
        await RecoversAsync(stores);
    }

    [Fact]
    public async Task A_database_that_is_dropped_under_us_is_missing()
    {
        var stores = Open(Patient);
        await InsertAsync(stores, "evt_1");
        await postgres.Cluster.DropDatabaseAsync(_url);

        (await FailureAsync(stores)).ShouldBe(UnavailableReason.DatabaseMissing);
    }

    [Fact]
    public async Task A_server_without_a_connection_left_is_asked_again_by_the_next_call()
    {
        var stores = Open(Patient);
        await postgres.Cluster.ExecuteAsync($"ALTER ROLE {_role} CONNECTION LIMIT 0");
        (await FailureAsync(stores)).ShouldBe(UnavailableReason.TooManyConnections);

        await postgres.Cluster.ExecuteAsync($"ALTER ROLE {_role} CONNECTION LIMIT -1");

        (await InsertAsync(stores, "evt_1")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_server_without_a_connection_left_does_not_stop_those_that_we_have()
    {
        var stores = Open(Patient);
        await InsertAsync(stores, "evt_0");
        await postgres.Cluster.ExecuteAsync($"ALTER ROLE {_role} CONNECTION LIMIT 1");
        await using var held = await stores.Services.GetRequiredService<PostgresDatabase>().Source.OpenConnectionAsync();

        (await FailureAsync(stores)).ShouldBe(UnavailableReason.TooManyConnections);
        await held.CloseAsync();

        (await InsertAsync(stores, "evt_1")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_pool_without_a_free_connection_is_not_waited_for_longer_than_for_a_new_one()
    {
        var stores = Open(Patient with { Connect = TimeSpan.FromSeconds(1) }, "?Maximum Pool Size=1");
        await using (await stores.Services.GetRequiredService<PostgresDatabase>().Source.OpenConnectionAsync())
        {
            (await FailureAsync(stores)).ShouldBe(UnavailableReason.PoolExhausted);
        }

        (await InsertAsync(stores, "evt_1")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_statement_that_runs_too_long_is_ended_by_the_server_and_stops_nobody_else()
    {
        var stores = Open(Patient with { Statement = TimeSpan.FromSeconds(1) });
        var database = stores.Services.GetRequiredService<PostgresDatabase>();

        var failure = await Should.ThrowAsync<StoreUnavailableException>(
            database.QueryAsync("SELECT pg_sleep(600)::text", static _ => { }, static reader => reader.GetString(0), CancellationToken.None));

        failure.Reason.ShouldBe(UnavailableReason.StatementTimeout);
        (await InsertAsync(stores, "evt_1")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_locked_table_fails_everybody_who_waits_for_it_together()
    {
        var stores = Open(Patient with { Answer = TimeSpan.FromSeconds(2) }, writers: 1);
        await using (var other = new NpgsqlConnection(DatabaseUrl.Parse(_url).ConnectionString + ";Pooling=false"))
        {
            await other.OpenAsync();
            await using var transaction = await other.BeginTransactionAsync();
            await using var command = new NpgsqlCommand("LOCK TABLE webhook_event", other, transaction);
            await command.ExecuteNonQueryAsync();

            var waiting = Enumerable.Range(0, 1_000).Select(number => InsertAsync(stores, $"evt_{number}")).ToArray();

            foreach (var insert in waiting)
            {
                (await Should.ThrowAsync<StoreUnavailableException>(insert)).Reason.ShouldBe(UnavailableReason.LockTimeout);
            }

            // One for each batch would have been five.
            stores.Batches.Of("event_insert").Count.ShouldBeLessThanOrEqualTo(2);
        }

        (await InsertAsync(stores, "evt_1")).ShouldBeTrue();
    }

    [Theory]
    [InlineData("40001")]
    [InlineData("40P01")]
    public async Task A_conflict_is_tried_again_before_anybody_is_told(string state)
    {
        var stores = Open(Patient);
        await FailInsertsAsync(state, times: 2);

        (await InsertAsync(stores, "evt_1")).ShouldBeTrue();
    }

    [Theory]
    [InlineData("40001")]
    [InlineData("40P01")]
    public async Task A_conflict_that_never_ends_means_try_again(string state)
    {
        var stores = Open(Patient);
        await FailInsertsAsync(state, times: int.MaxValue);

        (await FailureAsync(stores)).ShouldBe(UnavailableReason.Conflict);
    }

    [Fact]
    public async Task A_server_without_memory_means_try_again()
    {
        var stores = Open(Patient);
        await FailInsertsAsync("53200", times: 1);

        (await FailureAsync(stores)).ShouldBe(UnavailableReason.OutOfMemory);

        (await InsertAsync(stores, "evt_1")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_server_with_a_full_disk_still_answers_questions()
    {
        var stores = Open(Patient);
        await InsertAsync(stores, "evt_1");
        await FailInsertsAsync("53100", times: 3);

        (await FailureAsync(stores)).ShouldBe(UnavailableReason.DiskFull);
        (await stores.Events.FindAsync("evt_1", CancellationToken.None)).ShouldNotBeNull();
        (await stores.Health.FindProblemAsync(CancellationToken.None)).ShouldNotBeNull();

        await RecoversAsync(stores);
        (await stores.Health.FindProblemAsync(CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task A_read_only_server_still_answers_questions_and_its_connections_are_not_kept()
    {
        var stores = Open(Patient);
        await InsertAsync(stores, "evt_1");
        await postgres.Cluster.ExecuteAsync($"ALTER DATABASE {_database} SET default_transaction_read_only = on");
        await EndSessionsAsync();

        (await FailureAsync(stores)).ShouldBe(UnavailableReason.ReadOnly);
        (await stores.Events.FindAsync("evt_1", CancellationToken.None)).ShouldNotBeNull();
        (await stores.Health.FindProblemAsync(CancellationToken.None)).ShouldNotBeNull().ShouldContain("read-only");

        // Sessions keep what they began with: only new ones take writes.
        await postgres.Cluster.ExecuteAsync($"ALTER DATABASE {_database} RESET default_transaction_read_only");
        await RecoversAsync(stores);
    }

    [Fact]
    public async Task Readiness_alone_finds_that_a_read_only_server_takes_writes_again()
    {
        var stores = Open(Patient);
        await postgres.Cluster.ExecuteAsync($"ALTER DATABASE {_database} SET default_transaction_read_only = on");
        (await stores.Health.FindProblemAsync(CancellationToken.None)).ShouldNotBeNull();

        await postgres.Cluster.ExecuteAsync($"ALTER DATABASE {_database} RESET default_transaction_read_only");

        await Eventually.Get(() => stores.Health.FindProblemAsync(CancellationToken.None), problem => problem is null, "writes to be taken");
        (await InsertAsync(stores, "evt_1")).ShouldBeTrue();
    }

    [Fact]
    public async Task Of_several_servers_the_one_that_takes_writes_is_found()
    {
        await using var second = TcpProxy.Start(new Uri(_url).Port);
        var stores = new OpenStores(DatabaseUrl.Parse($"postgres://{_role}@127.0.0.1:{_proxy.Port},127.0.0.1:{second.Port}/{_database}", Patient));
        _opened.Add(stores);
        (await InsertAsync(stores, "evt_1")).ShouldBeTrue();
        second.Accepted.ShouldBe(0);

        _proxy.Set(TcpProxyMode.Refuse);

        await RecoversAsync(stores);
        second.Accepted.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Bad_data_says_nothing_about_the_server()
    {
        var stores = Open(Patient);
        await FailInsertsAsync("23514", times: 1);

        await Should.ThrowAsync<PostgresException>(InsertAsync(stores, "evt_1"));

        stores.Services.GetRequiredService<IStoreAvailability>().Problem.ShouldBeNull();
    }

    private OpenStores Open(DatabaseTimeouts timeouts, string parameters = "", int writers = 2)
    {
        var parsed = DatabaseUrl.Parse(_proxy.Through(_url) + parameters, timeouts);
        var stores = new OpenStores(
            new DatabaseOptions(parsed.Dialect, parsed.ConnectionString, parsed.DisplayName) { Timeouts = timeouts, Writers = writers });
        _opened.Add(stores);
        return stores;
    }

    private static Task<bool> InsertAsync(OpenStores stores, string eventId) =>
        stores.Events.InsertAsync(Event.Received(eventId), default, CancellationToken.None);

    private static async Task<UnavailableReason> FailureAsync(OpenStores stores) =>
        (await Should.ThrowAsync<StoreUnavailableException>(InsertAsync(stores, "evt_failed"))).Reason;

    private static Task<bool?> RecoversAsync(OpenStores stores) => Eventually.Get(
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

    private Task EndSessionsAsync() =>
        postgres.Cluster.ExecuteAsync($"SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = '{_database}'");

    // Said by the server itself; a sequence goes on counting when its transaction is undone.
    private async Task FailInsertsAsync(string state, int times)
    {
        await using var connection = new NpgsqlConnection(DatabaseUrl.Parse(_url).ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            $"""
            CREATE SEQUENCE failed;
            CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF nextval('failed') <= {times} THEN
                    RAISE EXCEPTION 'made to fail' USING ERRCODE = '{state}';
                END IF;
                RETURN NEW;
            END $$;
            CREATE TRIGGER fail BEFORE INSERT ON webhook_event FOR EACH ROW EXECUTE FUNCTION fail();
            """,
            connection);
        await command.ExecuteNonQueryAsync();
    }
}
