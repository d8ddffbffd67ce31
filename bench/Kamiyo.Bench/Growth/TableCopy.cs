using Kamiyo.Bench.Databases;

namespace Kamiyo.Bench.Growth;

/// <summary>Copies all rows of a table within the database under other ids, so that they are what the gateway would have written.</summary>
internal sealed class TableCopy
{
    /// <summary>Is in every id of the benchmark; a copy has a <see cref="Tag"/> in its place.</summary>
    private const string Mark = "Kam";

    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private readonly string _sql;

    private TableCopy(string sql) => _sql = sql;

    /// <summary>How many copies can be told apart.</summary>
    public static int MostCopies => (Digits.Length * Digits.Length) - 1;

    /// <param name="replaced">Expressions for columns that a copy shall have otherwise.</param>
    public static async Task<TableCopy> CreateAsync(
        PostgresBenchDatabase database, string table, IReadOnlyDictionary<string, string> replaced, CancellationToken cancellationToken)
    {
        var columns = await database.QueryAsync(
            $"""
            SELECT column_name, data_type FROM information_schema.columns
            WHERE table_schema = 'public' AND table_name = '{table}' AND is_identity = 'NO' AND is_generated = 'NEVER'
            ORDER BY ordinal_position
            """,
            reader => (Name: reader.GetString(0), Type: reader.GetString(1)),
            cancellationToken);
        var names = string.Join(", ", columns.Select(column => column.Name));
        var values = string.Join(", ", columns.Select(column => replaced.GetValueOrDefault(column.Name) ?? Copied(column.Name, column.Type)));
        return new TableCopy($"INSERT INTO {table} ({names}) SELECT {values} FROM {table} source WHERE {{0}} ON CONFLICT DO NOTHING");
    }

    /// <summary>Makes copies of the rows that aren't copies themselves.</summary>
    /// <param name="original">A condition on <c>source</c> that only the original rows meet.</param>
    public Task<int> RunAsync(PostgresBenchDatabase database, int copy, string original, CancellationToken cancellationToken) =>
        database.ExecuteAsync(
            _sql.Replace("{0}", original, StringComparison.Ordinal)
                .Replace("{tag}", Tag(copy), StringComparison.Ordinal)
                .Replace("{copy}", copy.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal),
            cancellationToken);

    /// <summary>As an expression: <paramref name="text"/> with the copy's tag in it.</summary>
    public static string Tagged(string text) => $"replace({text}, '{Mark}', '{{tag}}')";

    private static string Tag(int copy)
    {
        var (high, low) = Math.DivRem(copy, Digits.Length);
        return $"K{Digits[high]}{Digits[low]}";
    }

    // Older copies are older: by ten minutes each.
    private static string Copied(string name, string type) => type switch
    {
        "text" => Tagged(name),
        "json" or "jsonb" => $"{Tagged(name + "::text")}::{type}",
        "timestamp with time zone" => $"{name} - {{copy}} * interval '10 minutes'",
        _ => name,
    };
}
