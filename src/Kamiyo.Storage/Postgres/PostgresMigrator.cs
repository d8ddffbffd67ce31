using Kamiyo.Storage.Migrations;
using Npgsql;

namespace Kamiyo.Storage.Postgres;

internal sealed class PostgresMigrator(PostgresDatabase database, IReadOnlyList<Migration> migrations) : IDatabaseMigrator
{
    // Any number that no other program is likely to lock: "kamiyo" in ASCII.
    private const long LockKey = 0x6B616D69796F;

    private const string CreateTableSql = """
        CREATE TABLE IF NOT EXISTS schema_migration (
            number     integer     NOT NULL PRIMARY KEY,
            name       text        NOT NULL,
            checksum   text        NOT NULL,
            applied_at timestamptz NOT NULL DEFAULT now())
        """;

    public Task MigrateAsync(CancellationToken cancellationToken) => PostgresErrors.TranslateAsync(
        async () =>
        {
            await using var connection = await database.Source.OpenConnectionAsync(cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            // A script, or waiting for another process that runs one, may take as long as it needs.
            await ExecuteAsync(
                connection,
                "SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0",
                cancellationToken);
            // Ends with the transaction, so that it works behind a pooler and is free again after a crash.
            await ExecuteAsync(connection, $"SELECT pg_advisory_xact_lock({LockKey})", cancellationToken);
            await ExecuteAsync(connection, CreateTableSql, cancellationToken);
            foreach (var migration in MigrationPlan.Pending(migrations, await ReadAppliedAsync(connection, cancellationToken)))
            {
                await ExecuteAsync(connection, migration.Sql, cancellationToken);
                await RecordAsync(connection, migration, cancellationToken);
            }

            await transaction.CommitAsync(cancellationToken);
            return true;
        });

    private static async Task<List<AppliedMigration>> ReadAppliedAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT number, name, checksum FROM schema_migration ORDER BY number", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var applied = new List<AppliedMigration>();
        while (await reader.ReadAsync(cancellationToken))
        {
            applied.Add(new AppliedMigration(reader.GetInt32(0), reader.GetString(1), reader.GetString(2)));
        }

        return applied;
    }

    private static async Task RecordAsync(NpgsqlConnection connection, Migration migration, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("INSERT INTO schema_migration (number, name, checksum) VALUES ($1, $2, $3)", connection);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = migration.Number });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = migration.Name });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = migration.Checksum });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
