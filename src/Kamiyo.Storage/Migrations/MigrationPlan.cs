namespace Kamiyo.Storage.Migrations;

/// <summary>Decides what is left to apply; reads and writes nothing.</summary>
internal static class MigrationPlan
{
    /// <exception cref="MigrationException">The database is newer than the program, or a script changed after it landed.</exception>
    public static IReadOnlyList<Migration> Pending(IReadOnlyList<Migration> known, IReadOnlyList<AppliedMigration> applied)
    {
        var knownByNumber = known.ToDictionary(migration => migration.Number);
        foreach (var row in applied)
        {
            if (!knownByNumber.TryGetValue(row.Number, out var script))
            {
                throw new MigrationException(
                    $"The database has migration {row.Number:D4} ({row.Name}), which this program doesn't know: a newer Kamiyo has used it. Run that version or a later one.");
            }

            if (script.Checksum != row.Checksum)
            {
                throw new MigrationException(
                    $"Migration {row.Number:D4} ({row.Name}) was changed after it was applied to this database. Restore the script and put the change into a new one.");
            }
        }

        var appliedNumbers = applied.Select(row => row.Number).ToHashSet();
        return [.. known.Where(migration => !appliedNumbers.Contains(migration.Number)).OrderBy(migration => migration.Number)];
    }
}
