using Kamiyo.Storage.Databases;
using Npgsql;

namespace Kamiyo.Storage.Postgres;

/// <summary>The connections to PostgreSQL.</summary>
internal sealed class PostgresDatabase : IAsyncDisposable
{
    // A prepared statement keeps the plan that it was first given, and a new table looks as if reading it whole were cheap:
    // under a burst it would go on doing so until the next autovacuum. With the cost of a look-up as it is on today's disks
    // the index wins from the start.
    internal const string SessionSettings = "SET random_page_cost = 1.1";

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
