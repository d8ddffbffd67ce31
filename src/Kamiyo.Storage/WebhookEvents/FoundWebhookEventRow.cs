using System.Data.Common;
using Kamiyo.Storage.Databases;

namespace Kamiyo.Storage.WebhookEvents;

/// <summary>Reads a row that a search has come to: what a summary holds, in its order, position and is_match.</summary>
internal static class FoundWebhookEventRow
{
    public static FoundWebhookEvent Read<TTimes>(DbDataReader reader)
        where TTimes : struct, ITimeReader => new(
            new WebhookEventSummary(
                EventId: reader.GetString(0),
                Type: reader.GetString(1),
                ApiVersion: reader.GetOptionalString(2),
                Account: reader.GetOptionalString(3),
                Livemode: reader.GetBoolean(4),
                CustomerId: reader.GetOptionalString(5),
                CreatedAt: reader.GetTime<TTimes>(6),
                ReceivedAt: reader.GetTime<TTimes>(7),
                Status: WebhookEventStatusText.Parse(reader.GetString(8)),
                Attempts: reader.GetInt32(9),
                NextAttemptAt: reader.GetOptionalTime<TTimes>(10),
                ProcessedAt: reader.GetOptionalTime<TTimes>(11),
                ErrorMessage: reader.GetOptionalString(12),
                Outcome: reader.GetOptionalString(13)),
            Position: reader.GetInt64(14),
            // Null, where nothing failed and a part of the error is asked for, is no.
            IsMatch: !reader.IsDBNull(15) && reader.GetBoolean(15));
}
