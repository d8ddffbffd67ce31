using Kamiyo.Storage.Sqlite;
using Kamiyo.Storage.Tests.TestDatabases;

namespace Kamiyo.Storage.Tests.Sqlite;

public sealed class SqliteSessionTests : IAsyncLifetime
{
    private readonly SqliteTestDatabase _database = new();

    public async ValueTask InitializeAsync()
    {
        await _database.CreateAsync();
        await _database.OpenAsync();
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Theory]
    [InlineData("synchronous", "2")]
    [InlineData("journal_mode", "wal")]
    [InlineData("foreign_keys", "1")]
    [InlineData("busy_timeout", "2000")]
    public void A_commit_is_flushed_and_waits_for_other_writers(string pragma, string expected)
    {
        using var session = Open();

        session.Query($"PRAGMA {pragma}", reader => reader.GetString(0)).ShouldBe([expected]);
    }

    [Fact]
    public void A_transaction_that_throws_leaves_nothing_behind()
    {
        using var session = Open();
        session.Execute("CREATE TABLE note (text TEXT) STRICT");

        Should.Throw<InvalidOperationException>(() => session.Transact<bool>(inner =>
        {
            inner.Execute("INSERT INTO note VALUES ($1)", "lost");
            throw new InvalidOperationException();
        }));

        session.Query("SELECT count(*) FROM note", reader => reader.GetInt64(0)).ShouldBe([0L]);
        session.Transact(inner => inner.Execute("INSERT INTO note VALUES ($1)", "kept")).ShouldBe(1);
    }

    private SqliteSession Open() => SqliteSession.Open(_database.Options.ConnectionString);
}
