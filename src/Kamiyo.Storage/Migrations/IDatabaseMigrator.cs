namespace Kamiyo.Storage.Migrations;

/// <summary>Brings the tables up to date. The host does it before any service starts; a tool without a host calls it itself.</summary>
public interface IDatabaseMigrator
{
    /// <summary>Applies what is missing, all or nothing, under a lock that other starting processes wait for.</summary>
    /// <exception cref="MigrationException">The database is newer than the program, or a landed script was changed.</exception>
    /// <exception cref="StoreUnavailableException">The database can't be reached now.</exception>
    Task MigrateAsync(CancellationToken cancellationToken);
}
