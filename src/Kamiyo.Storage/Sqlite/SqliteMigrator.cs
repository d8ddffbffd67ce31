using Kamiyo.Storage.Migrations;

namespace Kamiyo.Storage.Sqlite;

internal sealed class SqliteMigrator(SqliteDatabase database, IReadOnlyList<Migration> migrations, TimeProvider timeProvider) : IDatabaseMigrator
{
    private const string CreateTableSql = """
        CREATE TABLE IF NOT EXISTS schema_migration (
            number     INTEGER NOT NULL PRIMARY KEY,
            name       TEXT    NOT NULL,
            checksum   TEXT    NOT NULL,
            applied_at TEXT    NOT NULL
        ) STRICT
        """;

    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        // The transaction holds the file's write lock from its first statement: other processes wait.
        await database.WriteAloneAsync(session => session.Transact(Migrate));
    }

    private bool Migrate(SqliteSession session)
    {
        session.Execute(CreateTableSql);
        var applied = session.Query(
            "SELECT number, name, checksum FROM schema_migration ORDER BY number",
            reader => new AppliedMigration(reader.GetInt32(0), reader.GetString(1), reader.GetString(2)));
        foreach (var migration in MigrationPlan.Pending(migrations, applied))
        {
            session.ExecuteScript(migration.Sql);
            session.Execute(
                "INSERT INTO schema_migration (number, name, checksum, applied_at) VALUES ($1, $2, $3, $4)",
                migration.Number,
                migration.Name,
                migration.Checksum,
                SqliteTime.Write(timeProvider.GetUtcNow()));
        }

        return true;
    }
}
