namespace Kamiyo.StripeApi;

/// <summary>Why Stripe's API gave no answer that can be used.</summary>
public enum StripeApiError
{
    /// <summary>There is no secret key.</summary>
    NotConfigured,

    /// <summary>401 or 403: the key is wrong, rolled, or may not read this.</summary>
    KeyRefused,

    /// <summary>404: not there for this key, which may also be one of the other mode or account.</summary>
    NotFound,

    /// <summary>The network, a time-out, 429 or 5xx, after all retries.</summary>
    Unavailable,

    /// <summary>Any other refusal, or an answer that isn't Stripe's.</summary>
    Refused,
}
