namespace Kamiyo.StripeApi;

/// <summary>A call to Stripe's API that failed. The message is for operators and never holds the key.</summary>
public sealed class StripeApiException : Exception
{
    public StripeApiException()
    {
    }

    public StripeApiException(string message)
        : base(message)
    {
    }

    public StripeApiException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public StripeApiException(StripeApiError error, string message, Exception? innerException = null)
        : base(message, innerException) => Error = error;

    public StripeApiError Error { get; } = StripeApiError.Refused;

    /// <summary>How long Stripe asks to wait; null when it doesn't say.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
