using System.Data.Common;
using Kamiyo.Storage.Databases;

namespace Kamiyo.Storage.Outbox;

/// <summary>Reads kind, subject, discriminator, channel, customer_id, recipient, data, occurred_at, in this order.</summary>
internal static class OutboxEntryRow
{
    public static OutboxEntry Read<TTimes>(DbDataReader reader, int firstOrdinal)
        where TTimes : struct, ITimeReader => new(
            Kind: reader.GetString(firstOrdinal),
            Subject: reader.GetString(firstOrdinal + 1),
            Discriminator: reader.GetString(firstOrdinal + 2),
            Channel: reader.GetString(firstOrdinal + 3),
            CustomerId: reader.GetOptionalString(firstOrdinal + 4),
            Recipient: reader.GetOptionalString(firstOrdinal + 5),
            Data: reader.GetString(firstOrdinal + 6),
            OccurredAt: reader.GetTime<TTimes>(firstOrdinal + 7));
}
