using Kamiyo.Storage.Paging;

namespace Kamiyo.Storage.WebhookEvents;

/// <summary>A search as the dialects run it.</summary>
/// <param name="Scan">Which way through the table.</param>
/// <param name="Before">The first row is older than this.</param>
/// <param name="WaitingBefore">Rows that wait are older than this. Beyond it the index of due rows holds only failed ones with their next attempts, any number of them.</param>
/// <param name="Limit">How many rows to fetch: one more than the page holds.</param>
/// <param name="Window">How many rows to read at most. The last of them is fetched even when it isn't asked for: it says where to go on.</param>
internal sealed record WebhookEventSearch(
    WebhookEventFilter Filter, WebhookEventScan Scan, PageCursor Before, DateTimeOffset WaitingBefore, int Limit, int Window)
{
    // A few milliseconds' worth of rows.
    private const int MaxWindow = 1_000;

    // Sorts before every event id.
    private const string NoId = "";

    // How far the clock of a process that received an event may be ahead of ours.
    private static readonly TimeSpan ClockSlack = TimeSpan.FromMinutes(1);

    public static WebhookEventSearch Create(WebhookEventFilter filter, string? cursor, int limit, DateTimeOffset now)
    {
        var request = PageRequest.Create(cursor, limit);
        var scan = ScanOf(filter);
        return new WebhookEventSearch(
            filter,
            scan,
            Earlier(request.After, filter.ReceivedBefore),
            now + ClockSlack,
            request.FetchLimit,
            IsExact(filter, scan) ? request.FetchLimit : MaxWindow);
    }

    /// <summary>The narrowest of the ways that miss nothing.</summary>
    public static WebhookEventScan ScanOf(WebhookEventFilter filter) => filter switch
    {
        { CustomerId: not null } => WebhookEventScan.Customer,
        { Statuses: [_, ..] statuses } when statuses.All(status => WebhookEventFilter.Retryable.Contains(status)) => WebhookEventScan.Trouble,
        { Statuses: [WebhookEventStatus.Received] } => WebhookEventScan.Waiting,
        { Type: not null } => WebhookEventScan.Type,
        { Statuses: [WebhookEventStatus.Processed] } => WebhookEventScan.Processed,
        { Statuses: [WebhookEventStatus.Ignored] } => WebhookEventScan.Ignored,
        _ => WebhookEventScan.Every,
    };

    public static void ThrowIfNotRetryable(WebhookEventFilter filter)
    {
        if (ScanOf(filter with { CustomerId = null }) is not WebhookEventScan.Trouble)
        {
            throw new ArgumentException("Only failed and dead events are retried.", nameof(filter));
        }
    }

    public Page<WebhookEventSummary> ToPage(IReadOnlyList<FoundWebhookEvent> fetched)
    {
        var found = fetched.Where(row => row.IsMatch).Select(row => row.Event).ToList();
        if (found.Count == Limit)
        {
            found.RemoveAt(Limit - 1);
            return new Page<WebhookEventSummary>(found, CursorOf(found[^1]));
        }

        var windowEnd = fetched.Count > 0 && fetched[^1].Position == Window ? CursorOf(fetched[^1].Event) : null;
        return new Page<WebhookEventSummary>(found, windowEnd);
    }

    /// <summary>Whether every row on the way is asked for. On a customer's and a type's way lie the waiting rows of others.</summary>
    private static bool IsExact(WebhookEventFilter filter, WebhookEventScan scan) =>
        filter is { Account: null, Livemode: null, ErrorContains: null, Type: null }
        && scan switch
        {
            WebhookEventScan.Every => filter.Statuses.Count == 0,
            WebhookEventScan.Trouble => filter.Statuses.Distinct().Count() == WebhookEventFilter.Retryable.Count,
            WebhookEventScan.Processed or WebhookEventScan.Ignored or WebhookEventScan.Waiting => true,
            _ => false,
        };

    private static PageCursor Earlier(PageCursor cursor, DateTimeOffset? before) =>
        before < cursor.OccurredAt ? new PageCursor(before.Value, NoId) : cursor;

    private static string CursorOf(WebhookEventSummary row) => new PageCursor(row.ReceivedAt, row.EventId).ToString();
}
