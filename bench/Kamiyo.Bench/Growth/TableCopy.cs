using System.Globalization;
using Kamiyo.Bench.Databases;

namespace Kamiyo.Bench.Growth;

/// <summary>
/// Copies all rows of a table within the database under other ids, so that they are what the gateway would have written. All
/// copies of a row are made together: they lie beside each other in the indexes, where copies of the whole table, one after the
/// other, would meet every page of them each time.
/// </summary>
internal sealed class TableCopy : IAsyncDisposable
{
    /// <summary>Is in every id of the benchmark; a copy has a tag of the same length in its place.</summary>
    private const string Mark = "Kam";

    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    // One statement's worth: long enough to be fast, short enough to be interrupted.
    private const int RowsAStatement = 50_000;

    private readonly PostgresBenchDatabase _database;
    private readonly string _table;
    private readonly string _sql;
    private readonly long _originals;

    private TableCopy(PostgresBenchDatabase database, string table, string sql, long originals)
    {
        _database = database;
        _table = table;
        _sql = sql;
        _originals = originals;
    }

    /// <summary>How many copies can be told apart.</summary>
    public static int MostCopies => (Digits.Length * Digits.Length) - 1;

    /// <summary>Sets the rows that are there now aside as the originals.</summary>
    /// <param name="order">The column by whose order rows are copied.</param>
    /// <param name="replaced">Expressions for columns that a copy shall have otherwise.</param>
    public static async Task<TableCopy> CreateAsync(
        PostgresBenchDatabase database,
        string table,
        string order,
        IReadOnlyDictionary<string, string> replaced,
        CancellationToken cancellationToken)
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
        await database.ExecuteAsync(
            $"CREATE UNLOGGED TABLE {Originals(table)} AS SELECT row_number() OVER (ORDER BY {order}) AS copy_order, {names} FROM {table}",
            cancellationToken);
        await database.ExecuteAsync($"CREATE INDEX ON {Originals(table)} (copy_order)", cancellationToken);
        var originals = await database.CountAsync($"SELECT count(*) FROM {Originals(table)}", cancellationToken);
        return new TableCopy(
            database,
            table,
            $$"""
            INSERT INTO {{table}} ({{names}}) SELECT {{values}}
            FROM {{Originals(table)}} source CROSS JOIN (
                SELECT number, 'K' || substr('{{Digits}}', number / {{Digits.Length}} + 1, 1) || substr('{{Digits}}', number % {{Digits.Length}} + 1, 1) AS tag
                FROM generate_series(1, {copies}) AS number) copy
            WHERE source.copy_order BETWEEN {first} AND {last}
            ORDER BY source.copy_order, copy.number
            ON CONFLICT DO NOTHING
            """,
            originals);
    }

    /// <summary>Without the indexes that only readers need, which are made anew at the end: that takes a fraction of the time.</summary>
    /// <param name="progress">Told how much of it is done, from 0 to 1.</param>
    public async Task RunAsync(int copies, Action<double> progress, CancellationToken cancellationToken)
    {
        var indexes = await DropIndexesAsync(cancellationToken);
        var step = Math.Max(1, RowsAStatement / copies);
        for (var first = 1L; first <= _originals; first += step)
        {
            progress((first - 1) / (double)_originals);
            await _database.ExecuteAsync(Statement(copies, first, first + step - 1), cancellationToken);
        }

        foreach (var index in indexes)
        {
            await _database.ExecuteAsync(index, cancellationToken);
        }
    }

    public async ValueTask DisposeAsync() => await _database.ExecuteAsync($"DROP TABLE {Originals(_table)}", CancellationToken.None);

    /// <summary>As an expression: <paramref name="text"/> with the copy's tag in it.</summary>
    public static string Tagged(string text) => $"replace({text}, '{Mark}', copy.tag)";

    private static string Originals(string table) => $"copied_{table}";

    /// <returns>What makes them again.</returns>
    private async Task<List<string>> DropIndexesAsync(CancellationToken cancellationToken)
    {
        var indexes = await _database.QueryAsync(
            $"""
            SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index
            WHERE indrelid = '{_table}'::regclass AND NOT indisunique
            """,
            reader => (Name: reader.GetString(0), Definition: reader.GetString(1)),
            cancellationToken);
        foreach (var (name, _) in indexes)
        {
            await _database.ExecuteAsync($"DROP INDEX {name}", cancellationToken);
        }

        return indexes.ConvertAll(index => index.Definition);
    }

    private string Statement(int copies, long first, long last) => _sql
        .Replace("{copies}", copies.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{first}", first.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{last}", last.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    // Copies are older: by ten minutes each.
    private static string Copied(string name, string type) => type switch
    {
        "text" => Tagged($"source.{name}"),
        "json" or "jsonb" => $"{Tagged($"source.{name}::text")}::{type}",
        "timestamp with time zone" => $"source.{name} - copy.number * interval '10 minutes'",
        _ => $"source.{name}",
    };
}
