using Kamiyo.Storage.Databases;
using Npgsql;

namespace Kamiyo.Storage.Postgres;

/// <summary>The connections to PostgreSQL.</summary>
internal sealed class PostgresDatabase : IAsyncDisposable
{
    // A plan kept from a nearly empty table reads it whole, and would go on to do so while a burst fills it, until the
    // next autovacuum. Planning anew costs a tenth of a millisecond a batch.
    private const string SessionSettings = "SET plan_cache_mode = force_custom_plan";

    public PostgresDatabase(DatabaseOptions options)
    {
        var builder = new NpgsqlDataSourceBuilder(options.ConnectionString);
        builder.UsePhysicalConnectionInitializer(
            connection =>
            {
                using var command = new NpgsqlCommand(SessionSettings, connection);
                command.ExecuteNonQuery();
            },
            async connection =>
            {
                await using var command = new NpgsqlCommand(SessionSettings, connection);
                await command.ExecuteNonQueryAsync();
            });
        Source = builder.Build();
    }

    public NpgsqlDataSource Source { get; }

    /// <summary>Runs one statement and reads all its rows.</summary>
    /// <param name="rows">How many rows the statement carries.</param>
    public Task<List<T>> QueryAsync<T>(
        string sql,
        Action<NpgsqlParameterCollection> addParameters,
        Func<NpgsqlDataReader, T> read,
        CancellationToken cancellationToken,
        int rows = 1) =>
        PostgresErrors.TranslateAsync(
            async () =>
            {
                await using var command = Source.CreateCommand(sql);
                addParameters(command.Parameters);
                await using var reader = await command.ExecuteReaderAsync(cancellationToken);
                var result = new List<T>();
                while (await reader.ReadAsync(cancellationToken))
                {
                    result.Add(read(reader));
                }

                return result;
            },
            rows);

    public ValueTask DisposeAsync() => Source.DisposeAsync();
}
