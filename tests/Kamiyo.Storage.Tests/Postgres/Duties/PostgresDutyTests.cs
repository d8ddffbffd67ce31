using Kamiyo.Storage.Databases;
using Kamiyo.Storage.Postgres.Duties;
using Kamiyo.Storage.Tests.TestDatabases;
using Kamiyo.Testing.Waiting;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kamiyo.Storage.Tests.Postgres.Duties;

public sealed class PostgresDutyTests(SharedPostgres postgres) : StoreTests(new PostgresTestDatabase(postgres.Cluster))
{
    private const string EndHolder = """
        SELECT pg_terminate_backend(pid)::text FROM pg_locks JOIN pg_stat_activity USING (pid)
        WHERE locktype = 'advisory' AND granted AND datname = current_database()
        """;

    [Fact]
    public async Task A_process_alone_is_on_duty_as_soon_as_it_has_started()
    {
        await using var only = await StartAsync();

        only.IsOnDuty.ShouldBeTrue();
        only.TakeUp().IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Fact]
    public async Task Of_two_processes_one_is_on_duty_and_the_other_takes_over_when_it_stops()
    {
        var first = await StartAsync();
        await using var second = await StartAsync();
        second.IsOnDuty.ShouldBeFalse();
        var turn = await first.TakeUp();

        await first.DisposeAsync();

        turn.IsCancellationRequested.ShouldBeTrue();
        await second.TakeUp().WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_holder_whose_session_ends_notices_and_somebody_is_on_duty_again()
    {
        await using var first = await StartAsync();
        await using var second = await StartAsync();
        var turn = await first.TakeUp();

        (await Database.QueryAsync(EndHolder)).ShouldBe(["true"]);

        await Eventually.Get(() => Task.FromResult(turn.IsCancellationRequested), isOver => isOver, "the holder to notice");
        await Task.WhenAny(first.TakeUp(), second.TakeUp()).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await Eventually.Get(() => Task.FromResult(first.IsOnDuty != second.IsOnDuty), isOne => isOne, "one of them to be on duty");
    }

    [Fact]
    public async Task Who_waits_holds_back_no_vacuum()
    {
        await using var first = await StartAsync();
        await using var second = await StartAsync();

        var waiting = await Database.QueryAsync("""
            SELECT state FROM pg_stat_activity
            WHERE application_name = 'kamiyo duty' AND datname = current_database() AND (backend_xmin IS NOT NULL OR wait_event_type = 'Lock')
            """);

        waiting.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_server_that_is_out_of_reach_keeps_nobody_from_starting()
    {
        await using var process = await DutyProcess.StartAsync(DatabaseUrl.Parse("postgres://nobody@127.0.0.1:1/none"));

        process.IsOnDuty.ShouldBeFalse();
    }

    private Task<DutyProcess> StartAsync() => DutyProcess.StartAsync(Database.Options);

    private sealed class DutyProcess(PostgresDuty duty) : IAsyncDisposable
    {
        public bool IsOnDuty => duty.IsOnDuty;

        public static async Task<DutyProcess> StartAsync(DatabaseOptions options)
        {
            var duty = new PostgresDuty(options, TimeProvider.System, NullLogger<PostgresDuty>.Instance);
            await duty.StartAsync(TestContext.Current.CancellationToken);
            return new DutyProcess(duty);
        }

        public Task<CancellationToken> TakeUp() => duty.TakeUpAsync(TestContext.Current.CancellationToken);

        public async ValueTask DisposeAsync()
        {
            await duty.StopAsync(CancellationToken.None);
            duty.Dispose();
        }
    }
}
