using Kamiyo.Storage.Databases;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Kamiyo.Storage.Tests.Databases;

public sealed class DatabaseUrlTests
{
    [Theory]
    [InlineData("postgres://kamiyo:pw@db:6432/billing", "db", 6432, "kamiyo", "pw", "billing")]
    [InlineData("postgresql://kamiyo@db/billing", "db", 5432, "kamiyo", null, "billing")]
    [InlineData("POSTGRES://db", "db", 5432, null, null, null)]
    [InlineData("  postgres://u:p%40ss%3A%2F%25@db/my%20db ", "db", 5432, "u", "p@ss:/%", "my db")]
    [InlineData("postgres://u:p@ss@db/x", "db", 5432, "u", "p@ss", "x")]
    [InlineData("postgres://u:p@[::1]:5433/x", "::1", 5433, "u", "p", "x")]
    [InlineData("postgres://u@/x?host=/var/run/postgresql", "/var/run/postgresql", 5432, "u", null, "x")]
    [InlineData("postgres:///x?host=%2Ftmp&port=6000&user=u&password=p", "/tmp", 6000, "u", "p", "x")]
    public void The_parts_of_a_PostgreSQL_url_are_read(
        string url, string host, int port, string? user, string? password, string? database)
    {
        var options = DatabaseUrl.Parse(url);

        options.Dialect.ShouldBe(DatabaseDialect.Postgres);
        var builder = new NpgsqlConnectionStringBuilder(options.ConnectionString);
        (builder.Host, builder.Port, builder.Username, builder.Password, builder.Database).ShouldBe((host, port, user, password, database));
    }

    [Theory]
    [InlineData("sslmode=require", SslMode.Require)]
    [InlineData("sslmode=verify-full", SslMode.VerifyFull)]
    [InlineData("SSL%20Mode=disable", SslMode.Disable)]
    [InlineData("", SslMode.Prefer)]
    public void The_ssl_mode_is_written_as_libpq_writes_it(string query, SslMode expected) =>
        Npgsql($"postgres://db/x?{query}").SslMode.ShouldBe(expected);

    [Fact]
    public void The_stores_settings_are_defaults_that_the_url_may_change()
    {
        var ours = Npgsql("postgres://db/x");
        var theirs = Npgsql("postgres://db/x?max_auto_prepare=0&Maximum_Pool_Size=4&No%20Reset%20On%20Close=false&connect_timeout=9&application_name=me");

        (ours.NoResetOnClose, ours.MaxPoolSize, ours.ApplicationName).ShouldBe((true, 20, "kamiyo"));
        ours.MaxAutoPrepare.ShouldBeGreaterThan(0);
        (theirs.NoResetOnClose, theirs.MaxPoolSize, theirs.ApplicationName).ShouldBe((false, 4, "me"));
        (theirs.MaxAutoPrepare, theirs.Timeout).ShouldBe((0, 9));
    }

    [Theory]
    [InlineData("sqlite:data/x.db", "data/x.db")]
    [InlineData("sqlite:/var/lib/x.db", "/var/lib/x.db")]
    [InlineData("sqlite:///var/lib/x.db", "/var/lib/x.db")]
    [InlineData("sqlite:my%20data/x.db", "my data/x.db")]
    [InlineData(null, "data/kamiyo.db")]
    [InlineData("  ", "data/kamiyo.db")]
    public void A_SQLite_url_names_a_file(string? url, string path)
    {
        var options = DatabaseUrl.Parse(url);

        options.Dialect.ShouldBe(DatabaseDialect.Sqlite);
        new SqliteConnectionStringBuilder(options.ConnectionString).DataSource.ShouldBe(path);
    }

    [Theory]
    [InlineData("mysql://u:whsec_example@db/x", "postgres://")]
    [InlineData("whsec_example", "postgres://")]
    [InlineData("postgres:u:whsec_example@db", "postgres://user")]
    [InlineData("postgres://u:whsec_example@db:port/x", "port")]
    [InlineData("postgres://u:whsec_example@db:0/x", "port")]
    [InlineData("postgres://u:whsec_example/x", "port")]
    [InlineData("postgres://u:whsec_example@/x", "no host")]
    [InlineData("postgres://u:whsec_example@[::1/x", "']'")]
    [InlineData("postgres://u:whsec_example@db/x?colour=blue", "'colour'")]
    [InlineData("postgres://u@db/x?sslmode=whsec_example", "'sslmode'")]
    [InlineData("postgres://u@db/x?max_pool_size=whsec_example", "'max_pool_size'")]
    [InlineData("postgres://u@db/x?whsec_example", "name=value")]
    [InlineData("sqlite:", "path of a file")]
    [InlineData("sqlite::memory:", "name a file")]
    [InlineData("sqlite://host/x.db", "host")]
    [InlineData("sqlite:x.db?password=whsec_example", "no parameters")]
    public void A_url_that_can_not_be_read_is_explained_without_its_password(string url, string expected)
    {
        var exception = Should.Throw<FormatException>(() => DatabaseUrl.Parse(url));

        exception.Message.ShouldContain(expected);
        exception.ToString().ShouldNotContain("whsec_example");
    }

    [Theory]
    [InlineData("postgres://u:whsec_example@db:6432/x", "PostgreSQL db:6432/x")]
    [InlineData("postgres://u:whsec_example@db", "PostgreSQL db:5432/u")]
    [InlineData("sqlite:data/x.db", "SQLite data/x.db")]
    public void Logs_may_name_the_database(string url, string expected) => DatabaseUrl.Parse(url).ToString().ShouldBe(expected);

    private static NpgsqlConnectionStringBuilder Npgsql(string url) => new(DatabaseUrl.Parse(url).ConnectionString);
}
