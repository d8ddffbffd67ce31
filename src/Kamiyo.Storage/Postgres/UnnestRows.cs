using Npgsql;
using NpgsqlTypes;

namespace Kamiyo.Storage.Postgres;

/// <summary>
/// Rows as arrays, one a column: the statement's text is the same for any number of rows, so it stays prepared.
/// </summary>
internal sealed class UnnestRows<TRow>
{
    private readonly List<UnnestColumn<TRow>> _columns = [];

    public int Count => _columns.Count;

    /// <summary><c>a, b, c</c>, for the select list and the insert list.</summary>
    public string Names => string.Join(", ", _columns.Select(column => column.Name));

    public UnnestRows<TRow> Text(string name, Func<TRow, string?> select) => Add(name, "text", NpgsqlDbType.Text, select);

    public UnnestRows<TRow> Bytes(string name, Func<TRow, ReadOnlyMemory<byte>> select) => Add(name, "bytea", NpgsqlDbType.Bytea, select);

    /// <summary>JSON that is UTF-8 already: neither made a string nor turned back from one.</summary>
    public UnnestRows<TRow> Json(string name, Func<TRow, byte[]> select) => Add(name, "json", NpgsqlDbType.Json, select);

    public UnnestRows<TRow> Boolean(string name, Func<TRow, bool> select) => Add(name, "boolean", NpgsqlDbType.Boolean, select);

    public UnnestRows<TRow> Integer(string name, Func<TRow, int> select) => Add(name, "integer", NpgsqlDbType.Integer, select);

    public UnnestRows<TRow> BigInteger(string name, Func<TRow, long> select) => Add(name, "bigint", NpgsqlDbType.Bigint, select);

    public UnnestRows<TRow> Time(string name, Func<TRow, DateTimeOffset> select) =>
        Add(name, "timestamptz", NpgsqlDbType.TimestampTz, row => select(row).UtcDateTime);

    public UnnestRows<TRow> OptionalTime(string name, Func<TRow, DateTimeOffset?> select) =>
        Add(name, "timestamptz", NpgsqlDbType.TimestampTz, row => select(row)?.UtcDateTime);

    /// <summary><c>unnest($1::text[], …) AS alias (a, b, c)</c>.</summary>
    /// <param name="firstParameter">The number of the first of <see cref="Count"/> parameters.</param>
    public string From(string alias, int firstParameter = 1)
    {
        var arrays = _columns.Select((column, index) => $"${firstParameter + index}::{column.Type}[]");
        return $"unnest({string.Join(", ", arrays)}) AS {alias} ({Names})";
    }

    /// <summary><c>$1::text, …</c>: the columns of one row alone, which costs less than arrays of one.</summary>
    /// <param name="firstParameter">As for many rows.</param>
    public IEnumerable<string> Parameters(int firstParameter = 1) => _columns.Select((column, index) => $"${firstParameter + index}::{column.Type}");

    public void AddParameters(NpgsqlParameterCollection parameters, IReadOnlyList<TRow> rows)
    {
        foreach (var column in _columns)
        {
            parameters.Add(column.ToParameter(rows));
        }
    }

    public void AddParameters(NpgsqlParameterCollection parameters, TRow row)
    {
        foreach (var column in _columns)
        {
            parameters.Add(column.ToParameter(row));
        }
    }

    private UnnestRows<TRow> Add<TValue>(string name, string type, NpgsqlDbType npgsqlType, Func<TRow, TValue> select)
    {
        _columns.Add(new UnnestColumn<TRow, TValue>(name, type, npgsqlType, select));
        return this;
    }
}
