using Kamiyo.Storage.Migrations;

namespace Kamiyo.Storage.Tests.Migrations;

public sealed class MigrationPlanTests
{
    private static readonly Migration First = new(1, "first", "CREATE TABLE a (b text);");
    private static readonly Migration Second = new(2, "second", "CREATE TABLE c (d text);");

    [Fact]
    public void An_empty_database_gets_all_of_them_in_order() =>
        MigrationPlan.Pending([Second, First], []).ShouldBe([First, Second]);

    [Fact]
    public void What_is_applied_is_left_out() =>
        MigrationPlan.Pending([First, Second], [Applied(First)]).ShouldBe([Second]);

    [Fact]
    public void A_database_that_a_newer_program_has_used_is_refused() =>
        Should.Throw<MigrationException>(() => MigrationPlan.Pending([First], [Applied(First), Applied(Second)]))
            .Message.ShouldContain("0002 (second)");

    [Fact]
    public void A_script_that_changed_after_it_was_applied_is_refused() =>
        Should.Throw<MigrationException>(() => MigrationPlan.Pending([First with { Sql = "x" }], [Applied(First) with { Checksum = "other" }]))
            .Message.ShouldContain("0001 (first)");

    [Fact]
    public void Line_ends_are_no_change() =>
        new Migration(1, "first", "a;\r\nb;").Checksum.ShouldBe(new Migration(1, "first", "a;\nb;").Checksum);

    private static AppliedMigration Applied(Migration migration) => new(migration.Number, migration.Name, migration.Checksum);
}
