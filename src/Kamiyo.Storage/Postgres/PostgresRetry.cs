using Kamiyo.Storage.Availability;
using Npgsql;

namespace Kamiyo.Storage.Postgres;

/// <summary>Which failures are worth another try before anybody is told.</summary>
internal static class PostgresRetry
{
    private const int MaxAttempts = 3;
    private const int LongestDelayMilliseconds = 50;

    /// <summary>How long to wait before the next attempt; null when there should be none.</summary>
    /// <param name="attempt">The one that failed, from 1.</param>
    public static TimeSpan? Delay(Exception exception, int attempt) => exception switch
    {
        // Rolled back whole. The others need a moment to finish, and not all of us at the same one.
        PostgresException
        {
            SqlState: PostgresErrorCodes.DeadlockDetected
                or PostgresErrorCodes.SerializationFailure
                or PostgresErrorCodes.TooManyConnections,
        } when attempt < MaxAttempts => TimeSpan.FromMilliseconds(Random.Shared.Next(1, LongestDelayMilliseconds) * attempt),
        // A connection of the pool that died while nobody used it says nothing about the server: a fresh one does.
        _ when attempt == 1
            && PostgresErrors.FindReason(exception) is UnavailableReason.Unreachable or UnavailableReason.ShuttingDown => TimeSpan.Zero,
        _ => null,
    };
}
