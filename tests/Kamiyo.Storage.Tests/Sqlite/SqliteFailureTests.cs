using Kamiyo.Storage.Availability;
using Kamiyo.Storage.Databases;
using Kamiyo.Storage.Sqlite;
using Kamiyo.Storage.Tests.Builders;
using Kamiyo.Storage.Tests.TestDatabases;
using Kamiyo.Testing.Waiting;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Kamiyo.Storage.Tests.Sqlite;

/// <summary>What SQLite itself says when its file fails it: callers are told "try again", and nothing that was answered is lost.</summary>
public sealed class SqliteFailureTests : IAsyncLifetime
{
    private readonly SqliteTestDatabase _database = new();
    private OpenStores _stores = null!;

    public async ValueTask InitializeAsync()
    {
        await _database.CreateAsync();
        _stores = await _database.OpenAsync();
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task A_file_that_may_not_grow_loses_nothing_that_was_answered_and_takes_writes_again_when_it_may()
    {
        (await InsertAsync("evt_before")).ShouldBeTrue();
        await SetAsync("PRAGMA max_page_count = 1");

        (await FailureAsync(new byte[64 * 1024])).ShouldBe(UnavailableReason.DiskFull);
        (await _stores.Events.FindAsync("evt_before", CancellationToken.None)).ShouldNotBeNull();
        (await _stores.Health.FindProblemAsync(CancellationToken.None)).ShouldNotBeNull();

        // The connection that was limited is gone.
        (await InsertAsync("evt_after")).ShouldBeTrue();
        (await _stores.Health.FindProblemAsync(CancellationToken.None)).ShouldBeNull();
        await ShouldBeWholeAsync("evt_after", "evt_before");
    }

    [Fact]
    public async Task A_file_that_may_not_be_written_still_answers_questions()
    {
        (await InsertAsync("evt_before")).ShouldBeTrue();
        await SetAsync("PRAGMA query_only = on");

        (await FailureAsync()).ShouldBe(UnavailableReason.ReadOnly);
        (await _stores.Events.FindAsync("evt_before", CancellationToken.None)).ShouldNotBeNull();

        (await InsertAsync("evt_after")).ShouldBeTrue();
        await ShouldBeWholeAsync("evt_after", "evt_before");
    }

    [Fact]
    public async Task A_file_that_stays_locked_is_asked_for_at_intervals_only_and_taken_up_when_it_is_free()
    {
        var options = DatabaseUrl.Parse(
            $"sqlite://{new SqliteConnectionStringBuilder(_database.Options.ConnectionString).DataSource}",
            new DatabaseTimeouts { Answer = TimeSpan.FromSeconds(1) });
        await using var stores = new OpenStores(options);
        await using (var other = new SqliteConnection(options.ConnectionString))
        {
            await other.OpenAsync();
            await using var begin = other.CreateCommand();
            begin.CommandText = "BEGIN IMMEDIATE";
            await begin.ExecuteNonQueryAsync();

            var waiting = Enumerable.Range(0, 100).Select(number => InsertAsync(stores, $"evt_{number}")).ToArray();
            foreach (var insert in waiting)
            {
                (await Should.ThrowAsync<StoreUnavailableException>(insert)).Reason.ShouldBe(UnavailableReason.FileLocked);
            }

            stores.Services.GetRequiredService<IStoreAvailability>().Problem.ShouldBe(UnavailableReason.FileLocked);
            (await stores.Events.FindAsync("evt_1", CancellationToken.None)).ShouldBeNull();
        }

        await Eventually.Get(() => stores.Health.FindProblemAsync(CancellationToken.None), problem => problem is null, "the lock to be free");
        (await InsertAsync(stores, "evt_1")).ShouldBeTrue();
        await ShouldBeWholeAsync("evt_1");
    }

    [Fact]
    public async Task A_damaged_file_is_said_to_be_one_with_what_to_do()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("kamiyo-damaged-").FullName, "kamiyo.db");
        await File.WriteAllTextAsync(path, new string('x', 8192));
        await using var stores = new OpenStores(DatabaseUrl.Parse($"sqlite://{path}"));

        var failure = await Should.ThrowAsync<StoreUnavailableException>(stores.MigrateAsync());

        failure.Reason.ShouldBe(UnavailableReason.Corrupt);
        failure.Message.ShouldContain("restore a backup");
        failure.Message.ShouldContain(path);
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    [Fact]
    public async Task A_file_in_a_folder_that_has_gone_is_an_input_output_error()
    {
        var folder = Directory.CreateTempSubdirectory("kamiyo-gone-");
        await using var stores = new OpenStores(DatabaseUrl.Parse($"sqlite://{folder.FullName}/data/kamiyo.db"));
        _ = stores.Events;
        folder.Delete(recursive: true);

        var failure = await Should.ThrowAsync<StoreUnavailableException>(InsertAsync(stores, "evt_1"));

        failure.Reason.ShouldBe(UnavailableReason.IoError);
    }

    private Task<bool> InsertAsync(string eventId) => InsertAsync(_stores, eventId);

    private static Task<bool> InsertAsync(OpenStores stores, string eventId, byte[]? payload = null) =>
        stores.Events.InsertAsync(Event.Received(eventId), payload ?? [], CancellationToken.None);

    private async Task<UnavailableReason> FailureAsync(byte[]? payload = null) =>
        (await Should.ThrowAsync<StoreUnavailableException>(InsertAsync(_stores, "evt_failed", payload))).Reason;

    private Task<bool> SetAsync(string pragma) => _stores.Services.GetRequiredService<SqliteDatabase>().WriteAloneAsync(session =>
    {
        session.ExecuteScript(pragma);
        return true;
    });

    private async Task ShouldBeWholeAsync(params string[] eventIds)
    {
        (await _database.QueryAsync("PRAGMA integrity_check")).ShouldBe(["ok"]);
        (await _database.QueryAsync("SELECT event_id FROM webhook_event ORDER BY event_id")).ShouldBe(eventIds);
    }
}
