using System.Data.Common;
using System.Globalization;
using Kamiyo.Storage.Databases;

namespace Kamiyo.Storage.Backlog;

/// <summary>One statement for both dialects, over the counters and the partial indexes of what is unfinished.</summary>
internal static class BacklogQuery
{
    public static readonly string Sql = string.Create(CultureInfo.InvariantCulture, $"""
        SELECT
            (SELECT cast(coalesce(sum(count), 0) AS bigint) FROM webhook_event_count WHERE status IN ('received', 'failed')),
            (SELECT cast(coalesce(sum(count), 0) AS bigint) FROM webhook_event_count WHERE status = 'dead'),
            (SELECT coalesce(next_attempt_at, received_at) FROM webhook_event
                WHERE status IN ('received', 'failed') ORDER BY coalesce(next_attempt_at, received_at) LIMIT 1),
            (SELECT count(*) FROM (SELECT 1 FROM outbox WHERE status = 'pending' LIMIT {IBacklogReader.CountLimit}) AS unsent),
            (SELECT count(*) FROM (SELECT 1 FROM outbox WHERE status = 'waiting' LIMIT {IBacklogReader.CountLimit}) AS waiting)
        """);

    public static BacklogCounts Read<TTimes>(DbDataReader reader)
        where TTimes : struct, ITimeReader => new(
            PendingEvents: reader.GetInt64(0),
            DeadEvents: reader.GetInt64(1),
            OldestEventDueAt: reader.GetOptionalTime<TTimes>(2),
            PendingMessages: reader.GetInt64(3),
            WaitingMessages: reader.GetInt64(4));
}
