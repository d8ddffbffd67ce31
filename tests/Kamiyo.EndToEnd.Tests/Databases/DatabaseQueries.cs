namespace Kamiyo.EndToEnd.Tests.Databases;

internal static class DatabaseQueries
{
    public static async Task<IReadOnlyList<object?[]>> Rows(this IDatabase database, string sql)
    {
        await using var connection = database.Connect();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are the tests' own.
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<object?[]>();
        while (await reader.ReadAsync())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(column => reader.IsDBNull(column) ? null : reader.GetValue(column))]);
        }

        return rows;
    }

    /// <summary>The first column of every row.</summary>
    public static async Task<IReadOnlyList<string>> Texts(this IDatabase database, string sql) =>
        [.. (await database.Rows(sql)).Select(row => (string)row[0]!)];
}
