using System.Threading.RateLimiting;
using Kamiyo.Gateway.RateLimits;

namespace Kamiyo.Gateway.Admin;

/// <summary>Bounds how many wrong keys a client address may try; right ones cost nothing.</summary>
internal sealed class AdminFailureLimit : IDisposable
{
    private static readonly TimeSpan FallbackWait = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<HttpContext> _limiter;

    public AdminFailureLimit(ReloadableSettings<AdminSettings> settings) =>
        _limiter = PartitionedRateLimiter.Create<HttpContext, int>(context =>
            RateLimitPartition.GetFixedWindowLimiter(ClientBucket.Of(context), _ => Window(settings.Current.FailuresPerMinute)));

    /// <summary>How long the client has to wait before its next try; null when it may try now.</summary>
    public TimeSpan? WaitFor(HttpContext context) => Take(context, permits: 0);

    /// <summary>Counts a wrong key; as <see cref="WaitFor"/> when the client had none left, which tries sent at once find out only here.</summary>
    public TimeSpan? CountFailure(HttpContext context) => Take(context, permits: 1);

    public void Dispose() => _limiter.Dispose();

    private TimeSpan? Take(HttpContext context, int permits)
    {
        using var lease = _limiter.AttemptAcquire(context, permits);
        if (lease.IsAcquired)
        {
            return null;
        }

        return lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : FallbackWait;
    }

    // A window counts whole tries. A token bucket refills in fractions, and any fraction lets a look without a permit pass.
    private static FixedWindowRateLimiterOptions Window(int failuresPerMinute) => new()
    {
        PermitLimit = failuresPerMinute,
        Window = TimeSpan.FromMinutes(1),
    };
}
