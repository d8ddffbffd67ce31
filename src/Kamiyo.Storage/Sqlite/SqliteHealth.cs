using Kamiyo.Storage.Health;

namespace Kamiyo.Storage.Sqlite;

internal sealed class SqliteHealth(SqliteDatabase database, TimeProvider timeProvider) : IStoreHealth
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    public async Task<string?> FindProblemAsync(CancellationToken cancellationToken)
    {
        try
        {
            // Taking the write lock proves that the file takes writes, and writes nothing.
            await database.WriteAloneAsync(session => session.Transact(static _ => true)).WaitAsync(Limit, timeProvider, cancellationToken);
            return null;
        }
        catch (TimeoutException)
        {
            return $"SQLite did not answer within {Limit.TotalSeconds:0} seconds.";
        }
        catch (StoreUnavailableException exception)
        {
            return exception.Message;
        }
    }
}
