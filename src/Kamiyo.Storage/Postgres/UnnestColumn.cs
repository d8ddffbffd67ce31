using Npgsql;
using NpgsqlTypes;

namespace Kamiyo.Storage.Postgres;

internal abstract class UnnestColumn<TRow>(string name, string arrayType)
{
    public string Name { get; } = name;

    public string ArrayType { get; } = arrayType;

    public abstract NpgsqlParameter ToParameter(IReadOnlyList<TRow> rows);
}

internal sealed class UnnestColumn<TRow, TValue>(string name, string arrayType, NpgsqlDbType type, Func<TRow, TValue> select)
    : UnnestColumn<TRow>(name, arrayType)
{
    public override NpgsqlParameter ToParameter(IReadOnlyList<TRow> rows)
    {
        var values = new TValue[rows.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = select(rows[i]);
        }

        return new NpgsqlParameter<TValue[]> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | type };
    }
}
