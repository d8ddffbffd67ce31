using System.Net.Sockets;
using Kamiyo.Storage.Availability;
using Npgsql;

namespace Kamiyo.Storage.Postgres;

/// <summary>Tells "try again" from "bad data".</summary>
internal static class PostgresErrors
{
    /// <summary>Runs <paramref name="work"/>; what means "try again" leaves it as <see cref="StoreUnavailableException"/>.</summary>
    /// <param name="rows">How many rows take part: a deadlock of many is worth splitting them, of one it is worth a retry.</param>
    public static async Task<T> TranslateAsync<T>(Func<Task<T>> work, int rows = 1)
    {
        try
        {
            return await work();
        }
        catch (Exception exception) when (FindReason(exception) is { } reason && (rows == 1 || reason is not UnavailableReason.Conflict))
        {
            throw new StoreUnavailableException(reason, $"PostgreSQL is unavailable: {Describe(exception)}", exception);
        }
    }

    /// <summary>Null when the data was refused.</summary>
    public static UnavailableReason? FindReason(Exception exception) => exception switch
    {
        PostgresException postgres => FindReason(postgres.SqlState),
        // Npgsql has no code for it.
        NpgsqlException when exception.Message.Contains("pool has been exhausted", StringComparison.Ordinal) => UnavailableReason.PoolExhausted,
        TimeoutException or NpgsqlException { InnerException: TimeoutException } => UnavailableReason.NotAnswering,
        NpgsqlException { InnerException: PostgresException postgres } => FindReason(postgres.SqlState) ?? UnavailableReason.Unreachable,
        // Everything else of Npgsql's own is about the connection: refused or broken.
        NpgsqlException or SocketException or IOException => UnavailableReason.Unreachable,
        ObjectDisposedException => UnavailableReason.Stopping,
        _ => null,
    };

    /// <summary>Whether kept connections are of no use after this.</summary>
    public static bool SpoilsConnections(UnavailableReason reason) => reason
        is UnavailableReason.Unreachable
        or UnavailableReason.NotAnswering
        or UnavailableReason.ShuttingDown
        or UnavailableReason.DatabaseMissing
        or UnavailableReason.ReadOnly;

    private static UnavailableReason? FindReason(string state) => state switch
    {
        PostgresErrorCodes.ReadOnlySqlTransaction => UnavailableReason.ReadOnly,
        PostgresErrorCodes.QueryCanceled => UnavailableReason.StatementTimeout,
        PostgresErrorCodes.LockNotAvailable => UnavailableReason.LockTimeout,
        PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure => UnavailableReason.Conflict,
        PostgresErrorCodes.AdminShutdown
            or PostgresErrorCodes.CrashShutdown
            or PostgresErrorCodes.CannotConnectNow => UnavailableReason.ShuttingDown,
        PostgresErrorCodes.InvalidCatalogName or "57P04" => UnavailableReason.DatabaseMissing,
        PostgresErrorCodes.UndefinedTable => UnavailableReason.TablesMissing,
        PostgresErrorCodes.InsufficientPrivilege => UnavailableReason.AccessRefused,
        PostgresErrorCodes.DiskFull => UnavailableReason.DiskFull,
        PostgresErrorCodes.OutOfMemory => UnavailableReason.OutOfMemory,
        _ => FindReasonOfClass(state),
    };

    private static UnavailableReason? FindReasonOfClass(string state) => state[..2] switch
    {
        "08" => UnavailableReason.Unreachable,
        "28" => UnavailableReason.AccessRefused,
        "53" => UnavailableReason.TooManyConnections,
        "58" => UnavailableReason.IoError,
        // An idle transaction or session that the server ended.
        "25" when state is "25P03" or "25P04" => UnavailableReason.Unreachable,
        "57" when state is "57P05" => UnavailableReason.Unreachable,
        _ => null,
    };

    private static string Describe(Exception exception) => exception switch
    {
        PostgresException { SqlState: PostgresErrorCodes.UndefinedTable } =>
            $"{exception.Message} If the database was made anew, restart Kamiyo: it makes its tables at the start.",
        NpgsqlException { InnerException: { } inner } => $"{exception.Message} {inner.Message}",
        TimeoutException => "No answer within the limit.",
        _ => exception.Message,
    };
}
