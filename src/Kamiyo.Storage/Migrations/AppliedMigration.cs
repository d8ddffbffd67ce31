namespace Kamiyo.Storage.Migrations;

/// <summary>A row of <c>schema_migration</c>.</summary>
internal sealed record AppliedMigration(int Number, string Name, string Checksum);
