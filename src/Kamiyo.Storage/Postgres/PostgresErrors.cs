using System.Net.Sockets;
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
        catch (Exception exception) when (IsUnavailable(exception) || (rows == 1 && IsConflict(exception)))
        {
            throw new StoreUnavailableException($"PostgreSQL is unavailable: {exception.Message}", exception);
        }
    }

    public static bool IsUnavailable(Exception exception) => exception switch
    {
        PostgresException postgres => IsUnavailableState(postgres.SqlState),
        // Everything else of Npgsql's own is about the connection: refused, broken, timed out, pool exhausted.
        NpgsqlException or TimeoutException or SocketException or IOException => true,
        _ => false,
    };

    private static bool IsConflict(Exception exception) => exception is PostgresException
    {
        SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure,
    };

    private static bool IsUnavailableState(string state) => state switch
    {
        PostgresErrorCodes.ReadOnlySqlTransaction
            or PostgresErrorCodes.QueryCanceled
            or PostgresErrorCodes.AdminShutdown
            or PostgresErrorCodes.CrashShutdown
            or PostgresErrorCodes.CannotConnectNow
            or PostgresErrorCodes.LockNotAvailable => true,
        // 08 connection, 53 out of connections, memory or disk, 58 input and output.
        _ => state.StartsWith("08", StringComparison.Ordinal)
            || state.StartsWith("53", StringComparison.Ordinal)
            || state.StartsWith("58", StringComparison.Ordinal),
    };
}
