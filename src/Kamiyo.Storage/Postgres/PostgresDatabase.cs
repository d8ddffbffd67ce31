using System.Globalization;
using Kamiyo.Storage.Availability;
using Kamiyo.Storage.Databases;
using Npgsql;

namespace Kamiyo.Storage.Postgres;

/// <summary>The connections to PostgreSQL.</summary>
internal sealed class PostgresDatabase : IAsyncDisposable
{
    // Every statement of this program looks rows up by a key or walks an index, and has to go on doing so whatever is stored. Left
    // alone the planner makes a new plan for every execution, because arrays look dearer in a plan that fits any length of them; or
    // keeps one that it made while a table was new and looked cheap to read whole, and reads it whole until the next autovacuum.
    internal const string SessionSettings = """
        SET plan_cache_mode = force_generic_plan;
        SET random_page_cost = 1.1;
        SET enable_seqscan = off;
        SET enable_hashjoin = off;
        SET enable_mergejoin = off;
        SET jit = off
        """;

    private readonly DatabaseTimeouts _timeouts;
    private readonly StoreCircuit _circuit;
    private readonly TimeProvider _time;
    private readonly NpgsqlDataSource _hosts;

    public PostgresDatabase(DatabaseOptions options, StoreCircuit circuit, TimeProvider time)
    {
        _timeouts = options.Timeouts;
        _circuit = circuit;
        _time = time;
        (_hosts, Source) = PostgresSource.Build(options.ConnectionString, $"{SessionSettings}; {Limits(options.Timeouts)}");
    }

    public NpgsqlDataSource Source { get; }

    /// <summary>Runs one statement that changes nothing and reads all its rows.</summary>
    /// <param name="limit">For the call as a whole; by default that of a call somebody waits for. No statement may take longer than <see cref="DatabaseTimeouts.Statement"/>.</param>
    public Task<List<T>> QueryAsync<T>(
        string sql,
        Action<NpgsqlParameterCollection> addParameters,
        Func<NpgsqlDataReader, T> read,
        CancellationToken cancellationToken,
        TimeSpan? limit = null) =>
        RunAsync(StoreAccess.Read, () => ExecuteAsync(sql, addParameters, read, limit, cancellationToken), rows: 1, limit, cancellationToken);

    /// <summary>Runs one statement that changes something and reads all its rows. It may run twice, when its connection breaks.</summary>
    /// <param name="rows">How many rows the statement carries.</param>
    /// <param name="limit">As for a query.</param>
    public Task<List<T>> WriteAsync<T>(
        string sql,
        Action<NpgsqlParameterCollection> addParameters,
        Func<NpgsqlDataReader, T> read,
        CancellationToken cancellationToken,
        int rows = 1,
        TimeSpan? limit = null) =>
        RunAsync(StoreAccess.Write, () => ExecuteAsync(sql, addParameters, read, limit, cancellationToken), rows, limit, cancellationToken);

    /// <summary>Asks whether writes are taken, also while they are refused: what <paramref name="check"/> throws or answers decides.</summary>
    public Task<T> CheckAsync<T>(Func<Task<T>> check, TimeSpan limit, CancellationToken cancellationToken) =>
        RunAsync(StoreAccess.Check, check, rows: 1, limit, cancellationToken);

    /// <summary>One statement, as it is: no translation, no second try.</summary>
    public async Task<List<T>> ExecuteAsync<T>(
        string sql,
        Action<NpgsqlParameterCollection> addParameters,
        Func<NpgsqlDataReader, T> read,
        TimeSpan? limit,
        CancellationToken cancellationToken)
    {
        try
        {
            await using var command = Source.CreateCommand(sql);
            if (limit is { } longer)
            {
                command.CommandTimeout = (int)Math.Ceiling(longer.TotalSeconds);
            }

            addParameters(command.Parameters);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            var result = new List<T>();
            while (await reader.ReadAsync(cancellationToken))
            {
                result.Add(read(reader));
            }

            return result;
        }
        catch (PostgresException)
        {
            // A statement that the server refuses in the execution that prepares it stays half prepared on its connection: the next execution there
            // takes effect, and Npgsql can't read its answer (npgsql issue 6391).
            _hosts.Clear();
            throw;
        }
    }

    public ValueTask DisposeAsync() => _hosts.DisposeAsync();

    // The limit is ours: Npgsql's are for each step alone, and after the last it still tries to cancel on the server.
    private Task<T> RunAsync<T>(StoreAccess access, Func<Task<T>> work, int rows, TimeSpan? limit, CancellationToken cancellationToken) =>
        _circuit.RunAsync(access, async () =>
        {
            try
            {
                var wait = limit ?? _timeouts.Answer;
                return await PostgresErrors.TranslateAsync(
                    () => RepeatAsync(work, wait, cancellationToken).WaitAsync(wait, _time, cancellationToken), rows);
            }
            catch (StoreUnavailableException exception) when (PostgresErrors.SpoilsConnections(exception.Reason))
            {
                // Those in the pool are dead too, or lead to a server that is no primary any more.
                _hosts.Clear();
                throw;
            }
        });

    private async Task<T> RepeatAsync<T>(Func<Task<T>> work, TimeSpan wait, CancellationToken cancellationToken)
    {
        var start = _time.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await work();
            }
            catch (Exception exception) when (_time.GetElapsedTime(start) < wait && PostgresRetry.Delay(exception, attempt) is not null)
            {
                if (PostgresErrors.FindReason(exception) is { } reason && PostgresErrors.SpoilsConnections(reason))
                {
                    _hosts.Clear();
                }

                await Task.Delay(PostgresRetry.Delay(exception, attempt)!.Value, _time, cancellationToken);
            }
        }
    }

    // A backend that hangs must let go of its locks by itself, even when nobody is left to tell it.
    private static string Limits(DatabaseTimeouts timeouts) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        SET statement_timeout = {(int)timeouts.Statement.TotalMilliseconds};
        SET lock_timeout = {(int)timeouts.Lock.TotalMilliseconds};
        SET idle_in_transaction_session_timeout = {(int)timeouts.Statement.TotalMilliseconds}
        """);
}
