using Npgsql;

namespace Kamiyo.Storage.Postgres.Duties;

/// <summary>A connection of its own, whose session holds the lock; it ends with the session, however the process ends.</summary>
internal sealed class PostgresDutySession : IAsyncDisposable
{
    // "kamiyo" in ASCII as the migrations' lock, and a "d".
    private const long LockKey = 0x6B616D69796F64;

    // The server notices within some twenty seconds that a machine is gone which could not say so; its own default is two hours.
    private const string Settings = """
        SET tcp_keepalives_idle = 5;
        SET tcp_keepalives_interval = 5;
        SET tcp_keepalives_count = 3;
        SET tcp_user_timeout = 20000;
        """;

    // Together shorter than the server's patience: the holder has stopped by the time that another one starts.
    private const int AnswerLimitSeconds = 5;
    private static readonly TimeSpan CheckInterval = TimeSpan.FromSeconds(2);

    private readonly NpgsqlConnection _connection;
    private int _backend;

    private PostgresDutySession(NpgsqlConnection connection) => _connection = connection;

    public static async Task<PostgresDutySession> OpenAsync(string connectionString, CancellationToken cancellationToken)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString)
        {
            ApplicationName = "kamiyo duty",
            Pooling = false,
            MaxAutoPrepare = 0,
            CommandTimeout = AnswerLimitSeconds,
        };
        var session = new PostgresDutySession(new NpgsqlConnection(builder.ToString()));
        try
        {
            await session._connection.OpenAsync(cancellationToken);
            await using var command = new NpgsqlCommand(Settings, session._connection);
            await command.ExecuteNonQueryAsync(cancellationToken);
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    // Asked for again and again instead of waited for: a statement that waits for hours holds a snapshot that long, and no dead row
    // of any table could be vacuumed meanwhile.
    public async Task<bool> TryTakeAsync(CancellationToken cancellationToken)
    {
        _backend = await FindBackendAsync(cancellationToken);
        await using var command = new NpgsqlCommand("SELECT pg_try_advisory_lock($1)", _connection);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = LockKey });
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>Returns never: it is cancelled, or throws when the session and with it the lock is lost.</summary>
    /// <exception cref="InvalidOperationException">The connection string leads to a pooler that shares sessions out by transaction.</exception>
    public async Task HoldAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            // Not a delay: it throws at once when the server closes the connection.
            await _connection.WaitAsync(CheckInterval, cancellationToken);
            if (await FindBackendAsync(cancellationToken) != _backend)
            {
                throw new InvalidOperationException(
                    "The session on PostgreSQL has changed: a pooler in transaction mode is in between. "
                    + "Let DATABASE_URL lead to the server or to a pooler in session mode.");
            }
        }
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private async Task<int> FindBackendAsync(CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT pg_backend_pid()", _connection);
        return (int)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
