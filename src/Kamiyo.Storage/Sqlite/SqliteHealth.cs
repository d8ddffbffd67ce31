using Kamiyo.Storage.Availability;
using Kamiyo.Storage.Health;

namespace Kamiyo.Storage.Sqlite;

internal sealed class SqliteHealth(SqliteDatabase database, StoreCircuit circuit, TimeProvider timeProvider) : IStoreHealth
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    public async Task<string?> FindProblemAsync(CancellationToken cancellationToken)
    {
        try
        {
            // Taking the write lock proves that the file takes writes, and writes nothing.
            await circuit.RunAsync(StoreAccess.Check, () => database.WriteAloneAsync(session => session.Transact(static _ => true)))
                .WaitAsync(Limit, timeProvider, cancellationToken);
            return circuit.Current()?.Message;
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
