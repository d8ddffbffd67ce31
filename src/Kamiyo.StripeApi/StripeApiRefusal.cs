using System.Net;
using System.Text.Json;

namespace Kamiyo.StripeApi;

/// <summary>From an answer that isn't a success to what an operator can do about it.</summary>
internal static class StripeApiRefusal
{
    private const int MaxReasonLength = 300;

    public static async Task<StripeApiException> OfAsync(HttpResponseMessage answer, TimeProvider time, CancellationToken cancellationToken)
    {
        var status = (int)answer.StatusCode;
        switch (answer.StatusCode)
        {
            // Stripe's own message repeats the end of the key.
            case HttpStatusCode.Unauthorized:
                return new(StripeApiError.KeyRefused, "Stripe doesn't accept STRIPE_SECRET_KEY (401): it is wrong, expired or rolled.");

            case HttpStatusCode.Forbidden:
                return new(StripeApiError.KeyRefused, "STRIPE_SECRET_KEY may not do this (403): a restricted key needs to read customers, subscriptions and invoices, and a connected account's data only with access to the account.");

            case HttpStatusCode.NotFound:
                return new(StripeApiError.NotFound, "Stripe doesn't know it (404). A key of the other mode (test, live) or of another account sees other objects.");

            case HttpStatusCode.TooManyRequests:
            case >= HttpStatusCode.InternalServerError:
                return new(StripeApiError.Unavailable, $"Stripe answered {status}, also when asked again. See https://status.stripe.com.")
                {
                    RetryAfter = StripeApiRetry.WaitAskedFor(answer, time),
                };

            default:
                return new(StripeApiError.Refused, $"Stripe answered {status}: {await ReasonAsync(answer, cancellationToken)}");
        }
    }

    private static async Task<string> ReasonAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        try
        {
            using var document = await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync(cancellationToken), default, cancellationToken);
            var reason = document.RootElement.GetProperty("error").GetProperty("message").GetString() ?? string.Empty;
            return reason.Length <= MaxReasonLength ? reason : reason[..MaxReasonLength];
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return "no reason given";
        }
    }
}
