using Kamiyo.Storage.Availability;
using Kamiyo.Storage.Databases;
using Kamiyo.Storage.Tests.Builders;
using Kamiyo.Storage.Tests.TestDatabases;
using Kamiyo.Testing.Postgres;
using Kamiyo.Testing.Waiting;

namespace Kamiyo.Storage.Tests.Postgres;

/// <summary>On a durable server of its own, which it crashes.</summary>
public sealed class PostgresOutageTests : IAsyncLifetime
{
    private PostgresCluster _cluster = null!;
    private OpenStores _stores = null!;
    private string _url = string.Empty;

    public async ValueTask InitializeAsync()
    {
        _cluster = await PostgresCluster.StartNewAsync(new PostgresClusterOptions(IsDurable: true));
        _url = await _cluster.CreateDatabaseAsync();
        _stores = new OpenStores(DatabaseUrl.Parse(_url));
        await _stores.MigrateAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _stores.DisposeAsync();
        await _cluster.DisposeAsync();
    }

    [Fact]
    public async Task What_was_committed_is_there_after_a_crash_and_meanwhile_callers_are_told_to_try_again()
    {
        await Task.WhenAll(Enumerable.Range(0, 100).Select(number => InsertAsync($"evt_{number}")));

        await _cluster.StopAsync(immediate: true);
        await Should.ThrowAsync<StoreUnavailableException>(InsertAsync("evt_during"));
        await Should.ThrowAsync<StoreUnavailableException>(_stores.Events.FindAsync("evt_1", CancellationToken.None));
        (await _stores.Health.FindProblemAsync(CancellationToken.None)).ShouldNotBeNull();
        await _cluster.StartAsync();

        await Eventually.Get(() => _stores.Health.FindProblemAsync(CancellationToken.None), problem => problem is null, "the database to be back");
        (await InsertAsync("evt_after")).ShouldBeTrue();
        (await Task.WhenAll(Enumerable.Range(0, 100).Select(number => InsertAsync($"evt_{number}")))).ShouldAllBe(isFirst => !isFirst);
    }

    [Fact]
    public async Task A_read_only_server_is_unhealthy_and_means_try_again()
    {
        await _cluster.ExecuteAsync("ALTER SYSTEM SET default_transaction_read_only = on");
        await _cluster.ExecuteAsync("SELECT pg_reload_conf()");
        await using var stores = new OpenStores(DatabaseUrl.Parse(_url));

        (await stores.Health.FindProblemAsync(CancellationToken.None)).ShouldNotBeNull().ShouldContain("read-only");
        await Should.ThrowAsync<StoreUnavailableException>(
            stores.Events.InsertAsync(Event.Received(), default, CancellationToken.None));
    }

    [Fact]
    public async Task A_wrong_database_name_is_told_from_a_server_that_is_not_there()
    {
        await using var stores = new OpenStores(DatabaseUrl.Parse(_url + "_gone"));

        (await Should.ThrowAsync<StoreUnavailableException>(stores.MigrateAsync())).Reason.ShouldBe(UnavailableReason.DatabaseMissing);
    }

    private Task<bool> InsertAsync(string eventId) =>
        _stores.Events.InsertAsync(Event.Received(eventId), default, CancellationToken.None);
}
