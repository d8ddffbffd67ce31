using System.Runtime.InteropServices;
using Kamiyo.Storage.WebhookEvents;

namespace Kamiyo.Storage.Sqlite.WebhookEvents;

internal static class SqliteWebhookPayloadTable
{
    private const string InsertSql = "INSERT INTO webhook_payload (event_id, body) VALUES ($1, $2)";

    private const string FindSql = "SELECT body FROM webhook_payload WHERE event_id = $1";

    public static void Insert(SqliteSession session, string eventId, ReadOnlyMemory<byte> body) =>
        session.Execute(InsertSql, eventId, ToArray(body));

    public static WebhookPayload? Find(SqliteSession session, string eventId) =>
        session.Query(FindSql, reader => new WebhookPayload(reader.GetFieldValue<byte[]>(0)), eventId).SingleOrDefault();

    // The driver takes arrays only; most payloads are one already.
    private static byte[] ToArray(ReadOnlyMemory<byte> body) =>
        MemoryMarshal.TryGetArray(body, out var segment) && segment.Array is { } array && segment.Count == array.Length
            ? array
            : body.ToArray();
}
