using System.Threading.RateLimiting;
using Kamiyo.Gateway.Configuration;
using Kamiyo.Gateway.Problems;
using Microsoft.AspNetCore.RateLimiting;

namespace Kamiyo.Gateway.RateLimits;

/// <summary>A token bucket a client address with a short queue. The partitioned limiter drops the buckets of idle addresses.</summary>
internal sealed class RateLimitPolicy(EndpointRate rate) : IRateLimiterPolicy<int>
{
    public const string Webhook = "webhook";
    public const string Admin = "admin";
    public const string Entitlements = "entitlements";

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

    public RateLimitPartition<int> GetPartition(HttpContext httpContext) => rate.PerSecond == 0
        ? RateLimitPartition.GetNoLimiter(0)
        : RateLimitPartition.GetTokenBucketLimiter(ClientBucket.Of(httpContext), _ => Bucket());

    private TokenBucketRateLimiterOptions Bucket() => new()
    {
        TokenLimit = rate.PerSecond,
        QueueLimit = rate.QueueLimit,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        TokensPerPeriod = 1,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1) / rate.PerSecond,
    };
}
