using System.Data.Common;
using Kamiyo.Storage.Databases;

namespace Kamiyo.Storage.Operators;

/// <summary>Reads action_id, operator, action, subject, occurred_at, in this order.</summary>
internal static class OperatorActionRow
{
    public static StoredOperatorAction Read<TTimes>(DbDataReader reader)
        where TTimes : struct, ITimeReader => new(reader.GetInt64(0), ReadAction<TTimes>(reader, firstOrdinal: 1));

    /// <summary>The same without its id.</summary>
    public static OperatorAction ReadAction<TTimes>(DbDataReader reader, int firstOrdinal)
        where TTimes : struct, ITimeReader => new(
            Operator: reader.GetString(firstOrdinal),
            Action: reader.GetString(firstOrdinal + 1),
            Subject: reader.GetString(firstOrdinal + 2),
            OccurredAt: reader.GetTime<TTimes>(firstOrdinal + 3));
}
