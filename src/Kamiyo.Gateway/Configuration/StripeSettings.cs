using Kamiyo.Billing.Stripe.Signatures;
using Kamiyo.StripeApi;

namespace Kamiyo.Gateway.Configuration;

/// <param name="WebhookSecrets">Every secret that may have signed a webhook (<c>whsec_…</c>); more than one while a secret is being rolled.</param>
/// <param name="SignatureTolerance">How far a signature's time may lie from ours, in either direction.</param>
/// <param name="Api">For calls to Stripe's API; without a key when there is none.</param>
internal sealed record StripeSettings(IReadOnlyList<string> WebhookSecrets, TimeSpan SignatureTolerance, StripeApiAccess Api)
{
    // People paste the API key where the endpoint's signing secret belongs; every webhook would then fail.
    private static readonly string[] ApiKeyPrefixes = ["sk_", "pk_", "rk_"];

    private StripeWebhookSecrets? _verificationSecrets;

    /// <summary><see cref="WebhookSecrets"/> made ready for verifying, once.</summary>
    public StripeWebhookSecrets VerificationSecrets => _verificationSecrets ??= new(WebhookSecrets);

    public static StripeSettings Read(SettingsReader reader) => new(
        ReadWebhookSecrets(reader),
        TimeSpan.FromSeconds(reader.Integer(SettingNames.SignatureToleranceSeconds, (int)StripeSignatureVerifier.DefaultTolerance.TotalSeconds, minimum: 1, maximum: 86_400)),
        new StripeApiAccess(ReadApiBase(reader), ReadSecretKey(reader)));

    private static IReadOnlyList<string> ReadWebhookSecrets(SettingsReader reader)
    {
        var setting = SettingNames.WebhookSecrets;
        var secrets = reader.List(setting);
        if (secrets.Count == 0)
        {
            reader.AddProblem(reader.IsGivenEmpty(setting)
                ? $"{setting} is empty. Set it to the signing secret (whsec_…) of your Stripe webhook endpoint; an empty environment variable also hides the value in .env."
                : $"{setting} is not set. Set it to the signing secret (whsec_…) of your Stripe webhook endpoint; several are separated by commas.");
        }

        if (secrets.Any(string.IsNullOrWhiteSpace))
        {
            reader.AddProblem($"{setting} holds a blank secret. Anyone could sign with it; remove it and the comma next to it.");
        }

        if (secrets.Any(secret => ApiKeyPrefixes.Any(prefix => secret.StartsWith(prefix, StringComparison.Ordinal))))
        {
            reader.AddProblem($"{setting} holds an API key. The endpoint's signing secret starts with whsec_; find it with the endpoint in Stripe's dashboard.");
        }

        return secrets;
    }

    private static Uri ReadApiBase(SettingsReader reader)
    {
        var setting = SettingNames.StripeApiBase;
        if (reader.Text(setting) is not { } text)
        {
            return StripeApiAccess.DefaultBaseAddress;
        }

        // The secret key goes there with every request.
        if (Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
        {
            return address;
        }

        reader.AddProblem($"{setting} is '{text}'; it must be an https:// address, or http:// on this machine. Leave it out for Stripe's own.");
        return StripeApiAccess.DefaultBaseAddress;
    }

    private static string? ReadSecretKey(SettingsReader reader)
    {
        var key = reader.Text(SettingNames.StripeSecretKey);
        if (key is "" || key?.StartsWith("pk_", StringComparison.Ordinal) == true)
        {
            reader.AddProblem($"{SettingNames.StripeSecretKey} is not a secret key. It starts with sk_ or rk_; leave it out if you don't want calls to Stripe.");
        }

        return key;
    }
}
