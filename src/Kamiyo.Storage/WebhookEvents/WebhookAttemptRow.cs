using System.Data.Common;
using Kamiyo.Storage.Databases;

namespace Kamiyo.Storage.WebhookEvents;

/// <summary>Reads a row of <c>webhook_attempt</c>.</summary>
internal static class WebhookAttemptRow
{
    /// <summary>What is read, in this order.</summary>
    public const string Columns = """
        event_id, version, attempt, attempted_at, status, error_message, error_detail
        """;

    public static WebhookAttempt Read<TTimes>(DbDataReader reader)
        where TTimes : struct, ITimeReader => new(
            EventId: reader.GetString(0),
            Version: reader.GetInt64(1),
            Attempt: reader.GetInt32(2),
            AttemptedAt: reader.GetTime<TTimes>(3),
            Status: WebhookEventStatusText.Parse(reader.GetString(4)),
            ErrorMessage: reader.GetOptionalString(5),
            ErrorDetail: reader.GetOptionalString(6));
}
