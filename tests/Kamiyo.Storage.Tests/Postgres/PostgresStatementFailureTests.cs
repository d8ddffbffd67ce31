using Kamiyo.Storage.Availability;
using Kamiyo.Storage.Databases;
using Kamiyo.Storage.Postgres;
using Kamiyo.Storage.Tests.TestDatabases;
using Kamiyo.Testing.Waiting;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Kamiyo.Storage.Tests.Postgres;

public sealed class PostgresStatementFailureTests(SharedPostgres postgres) : PostgresFailureTests(postgres)
{
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
        await using (var other = new NpgsqlConnection(DatabaseUrl.Parse(Url).ConnectionString + ";Pooling=false"))
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
        await Cluster.ExecuteAsync($"ALTER DATABASE {DatabaseName} SET default_transaction_read_only = on");
        await EndSessionsAsync();

        (await FailureAsync(stores)).ShouldBe(UnavailableReason.ReadOnly);
        (await stores.Events.FindAsync("evt_1", CancellationToken.None)).ShouldNotBeNull();
        (await stores.Health.FindProblemAsync(CancellationToken.None)).ShouldNotBeNull().ShouldContain("read-only");

        // Sessions keep what they began with: only new ones take writes.
        await Cluster.ExecuteAsync($"ALTER DATABASE {DatabaseName} RESET default_transaction_read_only");
        await RecoversAsync(stores);
    }

    [Fact]
    public async Task Readiness_alone_finds_that_a_read_only_server_takes_writes_again()
    {
        var stores = Open(Patient);
        await Cluster.ExecuteAsync($"ALTER DATABASE {DatabaseName} SET default_transaction_read_only = on");
        (await stores.Health.FindProblemAsync(CancellationToken.None)).ShouldNotBeNull();

        await Cluster.ExecuteAsync($"ALTER DATABASE {DatabaseName} RESET default_transaction_read_only");

        await Eventually.Get(() => stores.Health.FindProblemAsync(CancellationToken.None), problem => problem is null, "writes to be taken");
        (await InsertAsync(stores, "evt_1")).ShouldBeTrue();
    }

    [Fact]
    public async Task Bad_data_says_nothing_about_the_server()
    {
        var stores = Open(Patient);
        await FailInsertsAsync("23514", times: 1);

        await Should.ThrowAsync<PostgresException>(InsertAsync(stores, "evt_1"));

        stores.Services.GetRequiredService<IStoreAvailability>().Problem.ShouldBeNull();
    }

    // Said by the server itself; a sequence goes on counting when its transaction is undone.
    private async Task FailInsertsAsync(string state, int times)
    {
        await using var connection = new NpgsqlConnection(DatabaseUrl.Parse(Url).ConnectionString + ";Pooling=false");
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
