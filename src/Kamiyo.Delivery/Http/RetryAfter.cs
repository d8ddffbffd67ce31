namespace Kamiyo.Delivery.Http;

/// <summary>The header <c>Retry-After</c>, in seconds or as a date.</summary>
internal static class RetryAfter
{
    /// <summary>Nobody decides over our outbox for longer.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    public static TimeSpan? Of(HttpResponseMessage response, TimeProvider timeProvider)
    {
        var header = response.Headers.RetryAfter;
        var wait = header?.Delta ?? (header?.Date - timeProvider.GetUtcNow());
        return wait switch
        {
            null => null,
            var some when some < TimeSpan.Zero => TimeSpan.Zero,
            var some when some > Longest => Longest,
            _ => wait,
        };
    }
}
