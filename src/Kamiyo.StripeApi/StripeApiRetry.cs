using System.Net;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Kamiyo.StripeApi;

/// <summary>Which requests are made again, and when.</summary>
internal static class StripeApiRetry
{
    public static ResiliencePipeline<HttpResponseMessage> Create(StripeApiOptions options, TimeProvider time) =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = options.MaxRetries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = options.RetryDelay,
                MaxDelay = options.MaxRetryDelay,
                ShouldHandle = attempt => ValueTask.FromResult(IsWorthRetrying(attempt.Outcome, options, time)),
                DelayGenerator = attempt => ValueTask.FromResult(attempt.Outcome.Result is { } answer ? WaitAskedFor(answer, time) : null),
                OnRetry = attempt =>
                {
                    attempt.Outcome.Result?.Dispose();
                    return ValueTask.CompletedTask;
                },
            })
            .AddTimeout(options.AttemptTimeout)
            .Build();

    /// <summary>Stripe's <c>Retry-After</c>, in seconds or as a date.</summary>
    public static TimeSpan? WaitAskedFor(HttpResponseMessage answer, TimeProvider time)
    {
        var header = answer.Headers.RetryAfter;
        var wait = header?.Delta ?? (header?.Date - time.GetUtcNow());
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private static bool IsWorthRetrying(Outcome<HttpResponseMessage> outcome, StripeApiOptions options, TimeProvider time) =>
        outcome.Result is { } answer
            ? MayPass(answer) && !(WaitAskedFor(answer, time) > options.MaxRetryDelay)
            : outcome.Exception is HttpRequestException or TimeoutRejectedException;

    /// <summary>Stripe's own word wins over the status.</summary>
    private static bool MayPass(HttpResponseMessage answer)
    {
        if (answer.Headers.TryGetValues("Stripe-Should-Retry", out var values) && bool.TryParse(values.FirstOrDefault(), out var shouldRetry))
        {
            return shouldRetry;
        }

        return answer.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.Conflict or HttpStatusCode.TooManyRequests
            || answer.StatusCode >= HttpStatusCode.InternalServerError;
    }
}
