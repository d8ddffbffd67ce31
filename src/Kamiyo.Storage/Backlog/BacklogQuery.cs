using System.Globalization;

namespace Kamiyo.Storage.Backlog;

/// <summary>One statement for both dialects, over the partial indexes of what is unfinished.</summary>
internal static class BacklogQuery
{
    public static readonly string Sql = string.Create(CultureInfo.InvariantCulture, $"""
        SELECT
            (SELECT count(*) FROM (SELECT 1 FROM webhook_event WHERE status IN ('received', 'failed') LIMIT {IBacklogReader.CountLimit}) AS pending),
            (SELECT count(*) FROM (SELECT 1 FROM webhook_event
                WHERE status IN ('failed', 'dead') AND status = 'dead' LIMIT {IBacklogReader.CountLimit}) AS dead),
            (SELECT coalesce(next_attempt_at, received_at) FROM webhook_event
                WHERE status IN ('received', 'failed') ORDER BY coalesce(next_attempt_at, received_at) LIMIT 1),
            (SELECT count(*) FROM (SELECT 1 FROM outbox WHERE status = 'pending' LIMIT {IBacklogReader.CountLimit}) AS unsent),
            (SELECT count(*) FROM (SELECT 1 FROM outbox WHERE status = 'waiting' LIMIT {IBacklogReader.CountLimit}) AS waiting)
        """);
}
