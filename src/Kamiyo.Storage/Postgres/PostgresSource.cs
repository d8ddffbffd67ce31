using Npgsql;

namespace Kamiyo.Storage.Postgres;

internal static class PostgresSource
{
    /// <param name="connectionString">With one host or several.</param>
    /// <param name="sessionSql">Runs on every new connection.</param>
    /// <returns>Where connections are taken from, and what owns them: with several hosts, those that lead to the primary.</returns>
    public static (NpgsqlDataSource Owner, NpgsqlDataSource Source) Build(string connectionString, string sessionSql)
    {
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        builder.UsePhysicalConnectionInitializer(
            connection =>
            {
                using var command = new NpgsqlCommand(sessionSql, connection);
                command.ExecuteNonQuery();
            },
            async connection =>
            {
                await using var command = new NpgsqlCommand(sessionSql, connection);
                await command.ExecuteNonQueryAsync();
            });
        if (!builder.ConnectionStringBuilder.Host!.Contains(',', StringComparison.Ordinal))
        {
            var source = builder.Build();
            return (source, source);
        }

        // Npgsql wants the choice made here and refuses it in the connection string.
        var target = Target(builder.ConnectionStringBuilder);
        builder.ConnectionStringBuilder.Remove("Target Session Attributes");
        var hosts = builder.BuildMultiHost();
        return (hosts, hosts.WithTargetSession(target));
    }

    private static TargetSessionAttributes Target(NpgsqlConnectionStringBuilder builder) =>
        builder.TargetSessionAttributes?.Replace("-", string.Empty, StringComparison.Ordinal) is { } text
            ? Enum.Parse<TargetSessionAttributes>(text, ignoreCase: true)
            : TargetSessionAttributes.ReadWrite;
}
