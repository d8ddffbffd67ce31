using System.Net;
using System.Threading.RateLimiting;
using Kamiyo.Gateway.Configuration;
using Kamiyo.Gateway.Problems;
using Kamiyo.Gateway.RateLimits;
using Microsoft.AspNetCore.RateLimiting;

namespace Kamiyo.Gateway.Webhooks;

/// <summary>A token bucket a client address with a short queue. The partitioned limiter drops the buckets of idle addresses.</summary>
internal sealed class WebhookRateLimit(RateLimitSettings limits) : IRateLimiterPolicy<IPAddress>
{
    public const string PolicyName = "webhook";

    private static readonly TimeSpan FallbackWait = TimeSpan.FromSeconds(1);

    public Func<OnRejectedContext, CancellationToken, ValueTask> OnRejected { get; } = async (context, _) =>
    {
        var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var retryAfter) ? retryAfter : FallbackWait;
        var problem = new ProblemResult(
            StatusCodes.Status429TooManyRequests, ProblemCode.RateLimited, "Too many requests from this address. Wait as long as Retry-After says.")
        {
            RetryAfter = wait,
        };
        await problem.ExecuteAsync(context.HttpContext);
    };

    public RateLimitPartition<IPAddress> GetPartition(HttpContext httpContext) => limits.WebhooksPerSecond == 0
        ? RateLimitPartition.GetNoLimiter(IPAddress.None)
        : RateLimitPartition.GetTokenBucketLimiter(ClientAddress.Of(httpContext), _ => Bucket());

    private TokenBucketRateLimiterOptions Bucket() => new()
    {
        TokenLimit = limits.WebhooksPerSecond,
        QueueLimit = limits.WebhookQueueLimit,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        TokensPerPeriod = 1,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1) / limits.WebhooksPerSecond,
    };
}
