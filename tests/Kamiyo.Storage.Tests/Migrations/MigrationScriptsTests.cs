using Kamiyo.Storage.Migrations;

namespace Kamiyo.Storage.Tests.Migrations;

public sealed class MigrationScriptsTests
{
    [Theory]
    [InlineData("Postgres")]
    [InlineData("Sqlite")]
    public void Scripts_are_built_in_and_numbered_without_gaps(string folder)
    {
        var numbers = MigrationScripts.Load(folder).Select(migration => migration.Number).ToArray();

        numbers.ShouldNotBeEmpty();
        numbers.ShouldBe(Enumerable.Range(1, numbers.Length));
    }
}
