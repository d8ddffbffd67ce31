using Kamiyo.Storage.Availability;
using Kamiyo.Storage.Databases;
using Kamiyo.Storage.Postgres;
using Kamiyo.Storage.Tests.TestDatabases;
using Kamiyo.Testing.Network;
using Microsoft.Extensions.DependencyInjection;

namespace Kamiyo.Storage.Tests.Postgres;

public sealed class PostgresConnectionFailureTests(SharedPostgres postgres) : PostgresFailureTests(postgres)
{
    private static readonly DatabaseTimeouts Impatient = new() { Connect = TimeSpan.FromSeconds(1), Answer = TimeSpan.FromSeconds(1) };

    [Fact]
    public async Task A_server_that_takes_connections_and_never_answers_is_given_up_and_then_left_alone()
    {
        var stores = Open(Impatient with { ProbeInterval = TimeSpan.FromHours(1) });
        (await InsertAsync(stores, "evt_1")).ShouldBeTrue();
        Proxy.Set(TcpProxyMode.BlackHole);

        (await FailureAsync(stores)).ShouldBe(UnavailableReason.NotAnswering);
        (await FailureAsync(stores)).ShouldBe(UnavailableReason.NotAnswering);
        var connections = Proxy.Accepted;
        for (var i = 0; i < 1_000; i++)
        {
            (await FailureAsync(stores)).ShouldBe(UnavailableReason.NotAnswering);
        }

        // Of the two that were given up Npgsql may still be cancelling.
        Proxy.Accepted.ShouldBeLessThanOrEqualTo(connections + 4);
        (await stores.Health.FindProblemAsync(CancellationToken.None)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_server_that_answers_again_is_found_again()
    {
        var stores = Open(Impatient);
        await InsertAsync(stores, "evt_1");
        Proxy.Set(TcpProxyMode.BlackHole);
        (await FailureAsync(stores)).ShouldBe(UnavailableReason.NotAnswering);

        Proxy.Set(TcpProxyMode.Forward);

        await RecoversAsync(stores);
    }

    [Fact]
    public async Task A_write_whose_answer_is_lost_is_stored_once_however_often_it_is_sent()
    {
        var stores = Open(Impatient);
        await InsertAsync(stores, "evt_1");
        Proxy.Set(TcpProxyMode.LoseAnswers);
        await Should.ThrowAsync<StoreUnavailableException>(InsertAsync(stores, "evt_2"));

        Proxy.Set(TcpProxyMode.Forward);
        await RecoversAsync(stores);

        (await InsertAsync(stores, "evt_2")).ShouldBeFalse();
    }

    [Fact]
    public async Task Connections_that_died_while_nobody_used_them_cost_nobody_anything()
    {
        var stores = Open(Patient);
        await InsertAsync(stores, "evt_1");
        Proxy.Cut();

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
        Proxy.Set(TcpProxyMode.Refuse);

        (await FailureAsync(stores)).ShouldBe(UnavailableReason.Unreachable);
        (await stores.Health.FindProblemAsync(CancellationToken.None)).ShouldNotBeNull();

        Proxy.Set(TcpProxyMode.Forward);
        await RecoversAsync(stores);
        (await stores.Health.FindProblemAsync(CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task A_role_that_may_not_log_in_any_more_is_refused_access()
    {
        var stores = Open(Patient);
        await Cluster.ExecuteAsync($"ALTER ROLE {Role} NOLOGIN");

        (await FailureAsync(stores)).ShouldBe(UnavailableReason.AccessRefused);

        await Cluster.ExecuteAsync($"ALTER ROLE {Role} LOGIN");
        await RecoversAsync(stores);
    }

    [Fact]
    public async Task A_database_that_is_dropped_under_us_is_missing()
    {
        var stores = Open(Patient);
        await InsertAsync(stores, "evt_1");
        await Cluster.DropDatabaseAsync(Url);

        (await FailureAsync(stores)).ShouldBe(UnavailableReason.DatabaseMissing);
    }

    [Fact]
    public async Task A_server_without_a_connection_left_is_asked_again_by_the_next_call()
    {
        var stores = Open(Patient);
        await Cluster.ExecuteAsync($"ALTER ROLE {Role} CONNECTION LIMIT 0");
        (await FailureAsync(stores)).ShouldBe(UnavailableReason.TooManyConnections);

        await Cluster.ExecuteAsync($"ALTER ROLE {Role} CONNECTION LIMIT -1");

        (await InsertAsync(stores, "evt_1")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_server_without_a_connection_left_does_not_stop_those_that_we_have()
    {
        var stores = Open(Patient);
        await InsertAsync(stores, "evt_0");
        await Cluster.ExecuteAsync($"ALTER ROLE {Role} CONNECTION LIMIT 1");
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
    public async Task Of_several_servers_the_one_that_takes_writes_is_found()
    {
        await using var second = TcpProxy.Start(new Uri(Url).Port);
        var stores = Open(DatabaseUrl.Parse($"postgres://{Role}@127.0.0.1:{Proxy.Port},127.0.0.1:{second.Port}/{DatabaseName}", Patient));
        (await InsertAsync(stores, "evt_1")).ShouldBeTrue();
        second.Accepted.ShouldBe(0);

        Proxy.Set(TcpProxyMode.Refuse);

        await RecoversAsync(stores);
        second.Accepted.ShouldBeGreaterThan(0);
    }
}
