using Npgsql;
using NpgsqlTypes;

namespace Kamiyo.Storage.Postgres;

internal abstract class UnnestColumn<TRow>(string name, string type)
{
    public string Name { get; } = name;

    public string Type { get; } = type;

    /// <summary>The column of all rows, as an array.</summary>
    public abstract NpgsqlParameter ToParameter(IReadOnlyList<TRow> rows);

    /// <summary>The column of one row, as what it is.</summary>
    public abstract NpgsqlParameter ToParameter(TRow row);
}

internal sealed class UnnestColumn<TRow, TValue>(string name, string type, NpgsqlDbType npgsqlType, Func<TRow, TValue> select)
    : UnnestColumn<TRow>(name, type)
{
    public override NpgsqlParameter ToParameter(IReadOnlyList<TRow> rows)
    {
        var values = new TValue[rows.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = select(rows[i]);
        }

        return new NpgsqlParameter<TValue[]> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | npgsqlType };
    }

    public override NpgsqlParameter ToParameter(TRow row) => new NpgsqlParameter<TValue> { TypedValue = select(row), NpgsqlDbType = npgsqlType };
}
