using Kamiyo.Storage.Availability;
using Kamiyo.Storage.Health;

namespace Kamiyo.Storage.Postgres;

internal sealed class PostgresHealth(PostgresDatabase database, StoreCircuit circuit) : IStoreHealth
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    // On a standby, and where an operator has set default_transaction_read_only, this is 'on'.
    private const string Sql = "SELECT current_setting('transaction_read_only')";

    public async Task<string?> FindProblemAsync(CancellationToken cancellationToken)
    {
        try
        {
            await database.CheckAsync(() => CheckAsync(cancellationToken), Limit, cancellationToken);
            return circuit.Current()?.Message;
        }
        catch (StoreUnavailableException exception)
        {
            return exception.Message;
        }
    }

    private async Task<bool> CheckAsync(CancellationToken cancellationToken)
    {
        var settings = await database.ExecuteAsync(Sql, static _ => { }, reader => reader.GetString(0), Limit, cancellationToken);
        return settings is ["off"]
            ? true
            : throw new StoreUnavailableException(
                UnavailableReason.ReadOnly, "PostgreSQL takes no writes: this server is a standby or is set to read-only.");
    }
}
