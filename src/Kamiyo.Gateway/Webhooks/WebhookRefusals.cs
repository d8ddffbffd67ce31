using System.Globalization;
using Kamiyo.Billing.Stripe.Signatures;
using Kamiyo.Gateway.Problems;

namespace Kamiyo.Gateway.Webhooks;

/// <summary>Why a delivery wasn't taken, said so that the person who set up the endpoint knows what to mend.</summary>
internal static class WebhookRefusals
{
    public static readonly ProblemResult MissingSignature = BadRequest(
        ProblemCode.MissingSignature,
        "The request has no Stripe-Signature header, so it can't be from Stripe. A proxy in between must pass the header on.");

    public static readonly ProblemResult MalformedSignature = BadRequest(
        ProblemCode.MalformedSignature,
        "The Stripe-Signature header is not of the form t=<unix time>,v1=<signature>.");

    public static readonly ProblemResult SignatureMismatch = BadRequest(
        ProblemCode.SignatureMismatch,
        "No v1 signature belongs to this body under the configured secrets. " +
        "STRIPE_WEBHOOK_SECRET must hold the signing secret (whsec_…) of this very endpoint, and nothing in between may change the body.");

    public static readonly ProblemResult NotStored = StoreOutage.Problem("The event could not be stored. Send it again.");

    public static ProblemResult Of(StripeSignatureCheck check, TimeSpan tolerance) => check.Status switch
    {
        StripeSignatureStatus.MissingSignature => MissingSignature,
        StripeSignatureStatus.MalformedSignature => MalformedSignature,
        StripeSignatureStatus.SignatureMismatch => SignatureMismatch,
        StripeSignatureStatus.TimestampOutOfTolerance => OutOfTolerance(check.SkewSeconds, tolerance),
        _ => throw new ArgumentOutOfRangeException(nameof(check), check.Status, "Not a refusal."),
    };

    public static ProblemResult InvalidPayload(string error) => BadRequest(ProblemCode.InvalidPayload, error);

    public static ProblemResult TooLarge(int maxBytes) => new(
        StatusCodes.Status413PayloadTooLarge,
        ProblemCode.PayloadTooLarge,
        string.Create(CultureInfo.InvariantCulture, $"The body is larger than {maxBytes} bytes (Kamiyo:Webhook:MaxBodyBytes)."));

    private static ProblemResult OutOfTolerance(long skewSeconds, TimeSpan tolerance)
    {
        var direction = skewSeconds > 0 ? "behind" : "ahead of";
        return BadRequest(
            ProblemCode.TimestampOutOfTolerance,
            string.Create(
                CultureInfo.InvariantCulture,
                $"The signature is valid, but its time is {Math.Abs((decimal)skewSeconds)} seconds {direction} this server's clock; {tolerance.TotalSeconds} are allowed. Check the clock (NTP) of this server, and that nothing holds requests back."));
    }

    private static ProblemResult BadRequest(string code, string detail) => new(StatusCodes.Status400BadRequest, code, detail);
}
