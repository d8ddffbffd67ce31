using System.Globalization;
using System.Text;
using Kamiyo.Bench.Databases;
using Kamiyo.Bench.Load;
using Kamiyo.Bench.Reports;

namespace Kamiyo.Bench.Growth;

/// <summary>
/// Copies all rows of a table within the database under other ids, so that they are what the gateway would have written. All
/// copies of a row are made together: they lie beside each other in the indexes, where copies of the whole table, one after the
/// other, would meet every page of them each time.
/// </summary>
/// <param name="order">The column by whose order rows are copied.</param>
internal sealed class TableCopy(PostgresBenchDatabase database, string table, string order, IProgressLine progress)
{
    /// <summary>Is in every id of the benchmark; a copy has a tag of the same length in its place.</summary>
    private const string Mark = "Kam";

    // One statement's worth: long enough to be fast, short enough to be interrupted.
    private const int RowsAStatement = 50_000;

    private static readonly string Digits = Encoding.ASCII.GetString(ShortCode.Base62);

    private readonly string _originals = $"copied_{table}";

    /// <summary>How many copies can be told apart.</summary>
    public static int MostCopies => (Digits.Length * Digits.Length) - 1;

    /// <summary>As an expression: <paramref name="text"/> with the copy's tag in it.</summary>
    public static string Tagged(string text) => $"replace({text}, '{Mark}', copy.tag)";

    /// <summary>Copies without the indexes that only readers need, which are made anew at the end: that takes a fraction of the time.</summary>
    /// <param name="copies">Of every row, at least one.</param>
    /// <param name="replaced">Expressions for columns that a copy shall have otherwise.</param>
    public async Task RunAsync(int copies, IReadOnlyDictionary<string, string> replaced, CancellationToken cancellationToken)
    {
        var columns = await FindColumnsAsync(cancellationToken);
        var names = string.Join(", ", columns.Select(column => column.Name));
        var values = string.Join(", ", columns.Select(column => replaced.GetValueOrDefault(column.Name) ?? Copied(column.Name, column.Type)));
        var originals = await SetOriginalsAsideAsync(names, cancellationToken);
        var indexes = await DropIndexesAsync(cancellationToken);
        var step = Math.Max(1, RowsAStatement / copies);
        for (var first = 1L; first <= originals; first += step)
        {
            progress.Update(string.Create(CultureInfo.InvariantCulture, $"{table}, {(first - 1) / (double)originals:P0} of {copies} copies"));
            await CopyAsync(names, values, copies, first, first + step - 1, cancellationToken);
        }

        foreach (var index in indexes)
        {
            await database.ExecuteAsync(index, cancellationToken);
        }

        await database.ExecuteAsync($"DROP TABLE {_originals}", cancellationToken);
    }

    private Task<List<(string Name, string Type)>> FindColumnsAsync(CancellationToken cancellationToken) => database.QueryAsync(
        $"""
        SELECT column_name, data_type FROM information_schema.columns
        WHERE table_schema = 'public' AND table_name = '{table}' AND is_identity = 'NO' AND is_generated = 'NEVER'
        ORDER BY ordinal_position
        """,
        reader => (Name: reader.GetString(0), Type: reader.GetString(1)),
        cancellationToken);

    /// <returns>How many there are.</returns>
    private async Task<long> SetOriginalsAsideAsync(string names, CancellationToken cancellationToken)
    {
        await database.ExecuteAsync(
            $"CREATE UNLOGGED TABLE {_originals} AS SELECT row_number() OVER (ORDER BY {order}) AS copy_order, {names} FROM {table}",
            cancellationToken);
        await database.ExecuteAsync($"CREATE INDEX ON {_originals} (copy_order)", cancellationToken);
        return await database.CountAsync($"SELECT count(*) FROM {_originals}", cancellationToken);
    }

    /// <returns>What makes them again.</returns>
    private async Task<List<string>> DropIndexesAsync(CancellationToken cancellationToken)
    {
        var indexes = await database.QueryAsync(
            $"""
            SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index
            WHERE indrelid = '{table}'::regclass AND NOT indisunique
            """,
            reader => (Name: reader.GetString(0), Definition: reader.GetString(1)),
            cancellationToken);
        foreach (var (name, _) in indexes)
        {
            await database.ExecuteAsync($"DROP INDEX {name}", cancellationToken);
        }

        return indexes.ConvertAll(index => index.Definition);
    }

    private Task<int> CopyAsync(string names, string values, int copies, long first, long last, CancellationToken cancellationToken) => database.ExecuteAsync(
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            INSERT INTO {table} ({names}) SELECT {values}
            FROM {_originals} source CROSS JOIN (
                SELECT number, 'K' || substr('{Digits}', number / {Digits.Length} + 1, 1) || substr('{Digits}', number % {Digits.Length} + 1, 1) AS tag
                FROM generate_series(1, {copies}) AS number) copy
            WHERE source.copy_order BETWEEN {first} AND {last}
            ORDER BY source.copy_order, copy.number
            ON CONFLICT DO NOTHING
            """),
        cancellationToken);

    // Copies are older: by ten minutes each.
    private static string Copied(string name, string type) => type switch
    {
        "text" => Tagged($"source.{name}"),
        "json" or "jsonb" => $"{Tagged($"source.{name}::text")}::{type}",
        "timestamp with time zone" => $"source.{name} - copy.number * interval '10 minutes'",
        _ => $"source.{name}",
    };
}
