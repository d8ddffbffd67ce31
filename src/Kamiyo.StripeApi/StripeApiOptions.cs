namespace Kamiyo.StripeApi;

/// <summary>How patient the client is.</summary>
public sealed record StripeApiOptions
{
    /// <summary>For one request, its answer's body included.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>For all requests of one fetch, their retries included; whoever asked is waiting.</summary>
    public TimeSpan FetchTimeout { get; init; } = TimeSpan.FromSeconds(25);

    /// <summary>After the first try.</summary>
    public int MaxRetries { get; init; } = 2;

    /// <summary>Before the first retry; doubled for each further one, with jitter.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>When Stripe asks for a longer wait than this, it is passed on to whoever asked.</summary>
    public TimeSpan MaxRetryDelay { get; init; } = TimeSpan.FromSeconds(5);
}
