using Kamiyo.Silo.Configuration;
using Kamiyo.Storage.Databases;

namespace Kamiyo.Silo.Tests.Configuration;

public sealed class DatabaseSettingsTests
{
    [Fact]
    public void Without_a_setting_the_database_is_embedded_in_the_data_directory()
    {
        var database = DatabaseSettings.Read(SettingsOf.Reader(("Kamiyo:DataDirectory", "/srv/kamiyo"))).Database;

        database.Dialect.ShouldBe(DatabaseDialect.Sqlite);
        database.ConnectionString.ShouldContain("/srv/kamiyo/kamiyo.db");
    }

    [Fact]
    public void The_variable_says_which_database()
    {
        DatabaseSettings.Read(SettingsOf.Reader(("DATABASE_URL", "postgres://kamiyo@localhost/kamiyo"))).Database
            .Dialect.ShouldBe(DatabaseDialect.Postgres);
    }

    [Fact]
    public void A_url_that_can_not_be_read_is_a_problem_that_shows_no_password()
    {
        var reader = SettingsOf.Reader(("DATABASE_URL", "mysql://root:hunter2@localhost/kamiyo"));

        DatabaseSettings.Read(reader);

        var problem = reader.Problems.ShouldHaveSingleItem();
        problem.ShouldContain("DATABASE_URL");
        problem.ShouldNotContain("hunter2");
    }
}
