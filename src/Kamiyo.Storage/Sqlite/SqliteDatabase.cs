using Kamiyo.Storage.Availability;
using Kamiyo.Storage.Databases;
using Kamiyo.Storage.Grouping;
using Microsoft.Data.Sqlite;

namespace Kamiyo.Storage.Sqlite;

/// <summary>
/// The connections to SQLite: one writes, one reads. Writes of every kind share commits, since each costs a flush to the disk; but for those that a
/// sender waits for: they have commits of their own, in turn with the others'.
/// </summary>
internal sealed class SqliteDatabase : IAsyncDisposable
{
    // So many writes of others a sender waits for at most: some twenty milliseconds.
    private const int MaxOthers = 32;

    private readonly StoreCircuit _circuit;
    private readonly SqliteThread _writer;
    private readonly SqliteThread _reader;
    private readonly GroupCommit<SqliteWrite, object> _firsts;
    private readonly GroupCommit<SqliteWrite, object> _writes;

    public SqliteDatabase(DatabaseOptions options, StoreCircuit circuit, GroupMetrics metrics)
    {
        _circuit = circuit;
        CreateFolder(options.ConnectionString);
        _writer = new SqliteThread("Kamiyo SQLite writer", options.ConnectionString);
        _reader = new SqliteThread("Kamiyo SQLite reader", options.ConnectionString);
        Limits = new GroupLimits(1, options.MaxBatchRows, options.MaxBatchBytes, options.MaxWaitingRows, options.MaxWaitingBytes);
        _firsts = Group("sqlite_insert", Limits);
        _writes = Group("sqlite_write", Limits with { MaxBatchItems = Math.Min(MaxOthers, Limits.MaxBatchItems) });

        // One transaction runs its writes one after the other, so none of them needs a key of its own.
        GroupCommit<SqliteWrite, object> Group(string name, GroupLimits limits) =>
            new(name, limits, key: null, write => write.Weight, CommitAsync, metrics);
    }

    public GroupLimits Limits { get; }

    /// <summary>Durable when the task completes. An exception of <paramref name="write"/> undoes it and no other.</summary>
    public Task<T> WriteAsync<T>(Func<SqliteSession, T> write, CancellationToken cancellationToken)
        where T : notnull =>
        WriteAsync(_writes, write, weight: 0, cancellationToken);

    /// <summary>The same, however many other writes wait: for what a sender waits for.</summary>
    /// <param name="weight">Bytes of payload.</param>
    public Task<T> WriteFirstAsync<T>(Func<SqliteSession, T> write, long weight, CancellationToken cancellationToken)
        where T : notnull =>
        WriteAsync(_firsts, write, weight, cancellationToken);

    public Task<T> ReadAsync<T>(Func<SqliteSession, T> read) =>
        _circuit.RunAsync(StoreAccess.Read, () => _reader.RunAsync(read));

    /// <summary>Alone on the writing connection, outside of any group.</summary>
    public Task<T> WriteAloneAsync<T>(Func<SqliteSession, T> write) => _writer.RunAsync(write);

    public async ValueTask DisposeAsync()
    {
        await _firsts.DisposeAsync();
        await _writes.DisposeAsync();
        _writer.Dispose();
        _reader.Dispose();
    }

    private static async Task<T> WriteAsync<T>(
        GroupCommit<SqliteWrite, object> group, Func<SqliteSession, T> write, long weight, CancellationToken cancellationToken)
        where T : notnull =>
        (T)await group.RunAsync(new SqliteWrite(session => write(session), weight), cancellationToken);

    private Task<IReadOnlyList<object>> CommitAsync(IReadOnlyList<SqliteWrite> writes) =>
        _circuit.RunAsync(
            StoreAccess.Write,
            () => _writer.RunAsync(session => session.Transact<IReadOnlyList<object>>(_ => [.. writes.Select(write => write.Run(session))])));

    private static void CreateFolder(string connectionString)
    {
        var path = new SqliteConnectionStringBuilder(connectionString).DataSource;
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { Length: > 0 } folder)
        {
            PrivateFolder.Create(folder);
        }
    }
}
