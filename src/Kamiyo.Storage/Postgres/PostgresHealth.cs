using Kamiyo.Storage.Health;
using Npgsql;

namespace Kamiyo.Storage.Postgres;

internal sealed class PostgresHealth(PostgresDatabase database, TimeProvider timeProvider) : IStoreHealth
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    // On a standby, and where an operator has set default_transaction_read_only, this is 'on'.
    private const string Sql = "SELECT current_setting('transaction_read_only')";

    public async Task<string?> FindProblemAsync(CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(Limit, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            var settings = await database.QueryAsync(Sql, static _ => { }, reader => reader.GetString(0), either.Token);
            return settings is ["off"] ? null : "PostgreSQL takes no writes: this server is a standby or is set to read-only.";
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            return $"PostgreSQL did not answer within {Limit.TotalSeconds:0} seconds.";
        }
        catch (Exception exception) when (exception is StoreUnavailableException or NpgsqlException)
        {
            return exception.Message;
        }
    }
}
