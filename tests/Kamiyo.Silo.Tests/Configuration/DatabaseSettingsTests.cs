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
    public void Time_outs_are_seconds()
    {
        var timeouts = DatabaseSettings.Read(SettingsOf.Reader(
            ("Kamiyo:Database:ConnectTimeoutSeconds", "3"),
            ("Kamiyo:Database:AnswerTimeoutSeconds", "4"),
            ("Kamiyo:Database:StatementTimeoutSeconds", "50"),
            ("Kamiyo:Database:ProbeIntervalSeconds", "6"),
            ("Kamiyo:Database:StartupWaitSeconds", "0"))).Database.Timeouts;

        timeouts.ShouldBe(new DatabaseTimeouts
        {
            Connect = TimeSpan.FromSeconds(3),
            Answer = TimeSpan.FromSeconds(4),
            Statement = TimeSpan.FromSeconds(50),
            ProbeInterval = TimeSpan.FromSeconds(6),
            Startup = TimeSpan.Zero,
        });
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
