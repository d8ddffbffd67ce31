using System.Data.Common;
using Kamiyo.Storage.Databases;
using Npgsql;

namespace Kamiyo.Storage.Postgres;

internal readonly struct PostgresTimes : ITimeReader
{
    // Cast, because a generic method of the base class is looked up at every call.
    public static DateTimeOffset Read(DbDataReader reader, int ordinal) =>
        ((NpgsqlDataReader)reader).GetFieldValue<DateTimeOffset>(ordinal);
}
