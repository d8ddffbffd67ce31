using Kamiyo.Storage.Databases;
using Kamiyo.Storage.Tests.Builders;
using Kamiyo.Storage.Tests.TestDatabases;
using Microsoft.Data.Sqlite;

namespace Kamiyo.Storage.Tests.Sqlite;

public sealed class SqliteDatabaseTests : IAsyncLifetime
{
    private readonly SqliteTestDatabase _database = new();

    public async ValueTask InitializeAsync() => await _database.CreateAsync();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task A_file_that_another_process_keeps_locked_means_try_again()
    {
        await using var stores = await OpenImpatientAsync();
        await using (var other = new SqliteConnection(_database.Options.ConnectionString))
        {
            await other.OpenAsync();
            await using var begin = other.CreateCommand();
            begin.CommandText = "BEGIN IMMEDIATE";
            await begin.ExecuteNonQueryAsync();

            await Should.ThrowAsync<StoreUnavailableException>(stores.Events.InsertAsync(Event.Received(), default, CancellationToken.None));
            (await stores.Health.FindProblemAsync(CancellationToken.None)).ShouldNotBeNull();
        }

        (await stores.Events.InsertAsync(Event.Received(), default, CancellationToken.None)).ShouldBeTrue();
        (await stores.Health.FindProblemAsync(CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task A_store_that_was_stopped_means_try_again()
    {
        var stores = await _database.OpenAsync();
        var events = stores.Events;
        var reminders = stores.Reminders;
        await stores.DisposeAsync();

        await Should.ThrowAsync<StoreUnavailableException>(events.FindAsync("evt_1", CancellationToken.None));
        await Should.ThrowAsync<StoreUnavailableException>(reminders.ListAllAsync(CancellationToken.None));
    }

    [Fact]
    public async Task An_event_that_comes_in_waits_for_one_commit_of_other_writes_at_most()
    {
        await using var stores = await _database.OpenAsync();
        var commits = Enumerable.Range(0, 1_000)
            .Select(number => stores.Subscriptions.CommitAsync(Commit.Of($"evt_{number}", $"cus_{number}"), CancellationToken.None))
            .ToArray();

        await stores.Events.InsertAsync(Event.Received("evt_first"), default, CancellationToken.None);

        commits.Count(commit => commit.IsCompleted).ShouldBeLessThan(commits.Length);
        await Task.WhenAll(commits);
    }

    // A lock is waited for, by default five seconds.
    private async Task<OpenStores> OpenImpatientAsync()
    {
        var connection = new SqliteConnectionStringBuilder(_database.Options.ConnectionString) { DefaultTimeout = 1 };
        var stores = new OpenStores(new DatabaseOptions(DatabaseDialect.Sqlite, connection.ToString(), "SQLite"));
        await stores.MigrateAsync();
        return stores;
    }
}
