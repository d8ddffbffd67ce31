using System.Data.Common;
using Kamiyo.Storage.Databases;

namespace Kamiyo.Storage.WebhookEvents;

/// <summary>Reads a row of <c>webhook_event</c>.</summary>
internal static class WebhookEventRow
{
    /// <summary>What is read, in this order.</summary>
    public const string Columns = """
        event_id, type, api_version, account, livemode, customer_id, created_at, received_at, status, attempts,
        next_attempt_at, processed_at, error_message, error_detail, outcome, version
        """;

    public static WebhookEvent Read<TTimes>(DbDataReader reader)
        where TTimes : struct, ITimeReader => new(
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
            ErrorDetail: reader.GetOptionalString(13),
            Outcome: reader.GetOptionalString(14),
            Version: reader.GetInt64(15));
}
