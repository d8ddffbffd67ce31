using Kamiyo.Storage.Paging;

namespace Kamiyo.Storage.WebhookEvents;

/// <summary>What operators look for among the stored events.</summary>
public interface IWebhookEventReader
{
    /// <summary>
    /// A page of what the filter lets through, the last received first. No call reads more rows than a bound: a page may hold fewer than
    /// <paramref name="limit"/>, even none, and still have a <see cref="Page{T}.NextCursor"/>.
    /// </summary>
    /// <param name="cursor">A page's <see cref="Page{T}.NextCursor"/> under the same filter, or null for the first page.</param>
    /// <param name="limit">From 1 to 1,000.</param>
    /// <exception cref="FormatException">The cursor isn't one; the message is for the caller.</exception>
    Task<Page<WebhookEventSummary>> SearchAsync(WebhookEventFilter filter, string? cursor, int limit, CancellationToken cancellationToken);

    /// <summary>How many failed and dead events the filter lets through. Reads all of them, but none that came to a good end.</summary>
    /// <exception cref="ArgumentException">The filter asks for others than <see cref="WebhookEventFilter.Retryable"/>.</exception>
    Task<long> CountRetryableAsync(WebhookEventFilter filter, CancellationToken cancellationToken);
}
