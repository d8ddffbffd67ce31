using Npgsql;
using NpgsqlTypes;

namespace Kamiyo.Storage.Postgres;

/// <summary>Positional parameters, in the order in which they are added.</summary>
internal static class PostgresParameterExtensions
{
    public static NpgsqlParameterCollection AddValue<T>(this NpgsqlParameterCollection parameters, T value)
        where T : struct
    {
        parameters.Add(new NpgsqlParameter<T> { TypedValue = value });
        return parameters;
    }

    public static NpgsqlParameterCollection AddText(this NpgsqlParameterCollection parameters, string? value)
    {
        parameters.Add(new NpgsqlParameter<string?> { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Text });
        return parameters;
    }

    public static NpgsqlParameterCollection AddTime(this NpgsqlParameterCollection parameters, DateTimeOffset value) =>
        parameters.AddValue(value.UtcDateTime);
}
