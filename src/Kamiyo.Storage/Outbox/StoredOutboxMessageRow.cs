using System.Data.Common;
using Kamiyo.Storage.Databases;

namespace Kamiyo.Storage.Outbox;

/// <summary>Reads message_id, an entry, status, attempts, next_attempt_at, reason, created_at, finished_at, in this order.</summary>
internal static class StoredOutboxMessageRow
{
    public static StoredOutboxMessage Read<TTimes>(DbDataReader reader)
        where TTimes : struct, ITimeReader => new(
            MessageId: reader.GetInt64(0),
            OutboxEntryRow.Read<TTimes>(reader, firstOrdinal: 1),
            Status: OutboxStatusText.Parse(reader.GetString(9)),
            Attempts: reader.GetInt32(10),
            NextAttemptAt: reader.GetOptionalTime<TTimes>(11),
            Reason: reader.GetOptionalString(12),
            CreatedAt: reader.GetTime<TTimes>(13),
            FinishedAt: reader.GetOptionalTime<TTimes>(14));
}
