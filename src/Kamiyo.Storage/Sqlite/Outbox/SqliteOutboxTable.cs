using Kamiyo.Storage.Databases;
using Kamiyo.Storage.Outbox;
using Microsoft.Data.Sqlite;

namespace Kamiyo.Storage.Sqlite.Outbox;

internal static class SqliteOutboxTable
{
    private const string InsertSql = """
        INSERT INTO outbox (kind, subject, discriminator, channel, partition, customer_id, recipient, data, status,
            next_attempt_at, occurred_at, created_at, reason, finished_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
        ON CONFLICT (kind, subject, discriminator, channel) DO NOTHING
        """;

    private const string AddressSql = """
        UPDATE outbox SET status = 'pending', recipient = $2, next_attempt_at = $3 WHERE status = 'waiting' AND customer_id = $1
        """;

    private const string DueSql = """
        SELECT message_id, kind, subject, discriminator, channel, customer_id, recipient, data, occurred_at,
            attempts + (leased_until IS NOT NULL), leased_until IS NOT NULL
        FROM outbox
        WHERE status = 'pending' AND partition = $1 AND coalesce(leased_until, next_attempt_at) <= $2
        ORDER BY coalesce(leased_until, next_attempt_at), message_id
        LIMIT $3
        """;

    private const string LeaseSql = "UPDATE outbox SET leased_until = $2, attempts = $3 WHERE message_id = $1";

    private const string ReleaseSql = "UPDATE outbox SET leased_until = NULL WHERE message_id = $1 AND leased_until = $2";

    private const string FinishSql = """
        UPDATE outbox
        SET status = $3, attempts = attempts + $4, next_attempt_at = NULL, leased_until = NULL, reason = $5, finished_at = $6
        WHERE message_id = $1 AND leased_until = $2
        """;

    private const string RetrySql = """
        UPDATE outbox
        SET attempts = attempts + 1, next_attempt_at = $3, leased_until = NULL, reason = $4
        WHERE message_id = $1 AND leased_until = $2
        """;

    private const string NextDueSql = """
        SELECT coalesce(leased_until, next_attempt_at)
        FROM outbox
        WHERE status = 'pending' AND partition = $1
        ORDER BY coalesce(leased_until, next_attempt_at), message_id
        LIMIT 1
        """;

    public static void Insert(SqliteSession session, OutboxRow row) => session.Execute(
        InsertSql,
        row.Entry.Kind,
        row.Entry.Subject,
        row.Entry.Discriminator,
        row.Entry.Channel,
        row.Partition,
        row.Entry.CustomerId,
        row.Entry.Recipient,
        row.Entry.Data,
        row.Status.ToText(),
        SqliteTime.Write(row.NextAttemptAt),
        SqliteTime.Write(row.Entry.OccurredAt),
        SqliteTime.Write(row.CreatedAt),
        row.Reason,
        SqliteTime.Write(row.FinishedAt));

    /// <summary>Sends on what waits for the customer's e-mail address.</summary>
    public static void Address(SqliteSession session, string customerId, string email, DateTimeOffset now) =>
        session.Execute(AddressSql, customerId, email, SqliteTime.Write(now));

    public static List<OutboxMessage> Claim(SqliteSession session, int partition, int limit, DateTimeOffset now, DateTimeOffset leasedUntil)
    {
        var lease = SqliteTime.Write(leasedUntil);
        var due = session.Query(
            DueSql,
            reader => (Message: ReadDue(reader, SqliteTime.Read(lease)), IsLost: reader.GetBoolean(10)),
            partition,
            SqliteTime.Write(now),
            limit);
        var alone = due is [{ IsLost: true }, ..];
        var claimed = (alone ? due.Take(1) : due.TakeWhile(row => !row.IsLost)).Select(row => row.Message).ToList();
        foreach (var message in claimed)
        {
            session.Execute(LeaseSql, message.MessageId, lease, message.Attempts);
        }

        return claimed;
    }

    public static bool Release(SqliteSession session, OutboxMessage message) =>
        session.Execute(ReleaseSql, message.MessageId, SqliteTime.Write(message.LeasedUntil)) == 1;

    public static bool Finish(SqliteSession session, OutboxMessage message, OutboxResult result) => session.Execute(
        FinishSql,
        message.MessageId,
        SqliteTime.Write(message.LeasedUntil),
        result.Status.ToText(),
        result.Attempts,
        result.Reason,
        SqliteTime.Write(result.FinishedAt)) == 1;

    public static bool Retry(SqliteSession session, OutboxMessage message, DateTimeOffset nextAttemptAt, string reason) => session.Execute(
        RetrySql,
        message.MessageId,
        SqliteTime.Write(message.LeasedUntil),
        SqliteTime.Write(nextAttemptAt),
        reason) == 1;

    public static DateTimeOffset? FindNextDue(SqliteSession session, int partition) =>
        session.Query(NextDueSql, reader => (DateTimeOffset?)reader.GetTime<SqliteTimes>(0), partition).SingleOrDefault();

    private static OutboxMessage ReadDue(SqliteDataReader reader, DateTimeOffset leasedUntil) => new(
        reader.GetInt64(0),
        OutboxEntryRow.Read<SqliteTimes>(reader, firstOrdinal: 1),
        Attempts: reader.GetInt32(9),
        leasedUntil);
}
