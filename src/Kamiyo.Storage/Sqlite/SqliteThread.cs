using System.Collections.Concurrent;
using Kamiyo.Storage.Availability;
using Microsoft.Data.Sqlite;

namespace Kamiyo.Storage.Sqlite;

/// <summary>
/// One connection on a thread of its own. SQLite waits for the disk inside the call; on the thread pool that would hold up
/// everyone else.
/// </summary>
internal sealed class SqliteThread : IDisposable
{
    private readonly string _connectionString;
    private readonly string _path;
    private readonly BlockingCollection<Action> _work = [];
    private readonly Thread _thread;
    private SqliteSession? _session;

    public SqliteThread(string name, string connectionString)
    {
        _connectionString = connectionString;
        _path = new SqliteConnectionStringBuilder(connectionString).DataSource;
        _thread = new Thread(Run) { Name = name, IsBackground = true };
        _thread.Start();
    }

    /// <exception cref="StoreUnavailableException">The file is locked, read-only, full, or can't be opened.</exception>
    public Task<T> RunAsync<T>(Func<SqliteSession, T> work)
    {
        var completion = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            _work.Add(() => Complete(completion, work));
        }
        catch (InvalidOperationException exception)
        {
            completion.SetException(new StoreUnavailableException(UnavailableReason.Stopping, "The store is stopping.", exception));
        }

        return completion.Task;
    }

    /// <summary>Finishes what was asked for, then closes the connection.</summary>
    public void Dispose()
    {
        _work.CompleteAdding();
        _thread.Join();
        _work.Dispose();
    }

    private void Run()
    {
        foreach (var work in _work.GetConsumingEnumerable())
        {
            work();
        }

        CloseSession();
    }

    private void Complete<T>(TaskCompletionSource<T> completion, Func<SqliteSession, T> work)
    {
        try
        {
            _session ??= SqliteSession.Open(_connectionString);
            completion.SetResult(work(_session));
        }
        catch (SqliteException exception) when (SqliteErrors.FindReason(exception) is { } reason)
        {
            // A fresh connection next time: this one may be of a file that was moved, or stuck in a failed state.
            CloseSession();
            completion.SetException(SqliteErrors.Translate(exception, reason, _path));
        }
        catch (Exception exception)
        {
            completion.SetException(exception);
        }
    }

    private void CloseSession()
    {
        _session?.Dispose();
        _session = null;
    }
}
