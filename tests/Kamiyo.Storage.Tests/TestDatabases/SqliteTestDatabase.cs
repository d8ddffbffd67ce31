using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Kamiyo.Storage.Tests.TestDatabases;

public sealed class SqliteTestDatabase : TestDatabase
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kamiyo-sqlite-");

    public override async Task<IReadOnlyList<string?>> QueryAsync(string sql)
    {
        await using var connection = new SqliteConnection(Options.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var values = new List<string?>();
        while (await reader.ReadAsync())
        {
            values.Add(reader.IsDBNull(0) ? null : Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture));
        }

        return values;
    }

    protected override Task<string> CreateUrlAsync() =>
        Task.FromResult($"sqlite://{Path.Combine(_folder.FullName, "data", "kamiyo.db")}");

    protected override Task DropAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }
}
