using Kamiyo.Testing.Postgres;
using Npgsql;

namespace Kamiyo.Storage.Tests.TestDatabases;

public sealed class PostgresTestDatabase(PostgresCluster cluster) : TestDatabase
{
    private string _url = string.Empty;

    public override async Task<IReadOnlyList<string?>> QueryAsync(string sql)
    {
        await using var connection = new NpgsqlConnection($"{Options.ConnectionString};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var values = new List<string?>();
        while (await reader.ReadAsync())
        {
            values.Add(reader.IsDBNull(0) ? null : Convert.ToString(reader.GetValue(0), System.Globalization.CultureInfo.InvariantCulture));
        }

        return values;
    }

    protected override async Task<string> CreateUrlAsync() => _url = await cluster.CreateDatabaseAsync();

    protected override Task DropAsync() => cluster.DropDatabaseAsync(_url);
}
