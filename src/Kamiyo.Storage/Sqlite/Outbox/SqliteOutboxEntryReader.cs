using Kamiyo.Storage.Outbox;
using Microsoft.Data.Sqlite;

namespace Kamiyo.Storage.Sqlite.Outbox;

/// <summary>Reads kind, subject, discriminator, channel, customer_id, recipient, data, occurred_at, in this order.</summary>
internal static class SqliteOutboxEntryReader
{
    public static OutboxEntry Read(SqliteDataReader reader, int firstOrdinal) => new(
        Kind: reader.GetString(firstOrdinal),
        Subject: reader.GetString(firstOrdinal + 1),
        Discriminator: reader.GetString(firstOrdinal + 2),
        Channel: reader.GetString(firstOrdinal + 3),
        CustomerId: reader.GetOptionalString(firstOrdinal + 4),
        Recipient: reader.GetOptionalString(firstOrdinal + 5),
        Data: reader.GetString(firstOrdinal + 6),
        OccurredAt: reader.GetTime(firstOrdinal + 7));
}
