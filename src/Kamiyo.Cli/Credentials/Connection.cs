using Kamiyo.Cli.Commands;
using Kamiyo.Cli.Gateway;

namespace Kamiyo.Cli.Credentials;

/// <summary>How to reach the gateway.</summary>
/// <param name="Url">Its base address.</param>
/// <param name="Secret">Signs events.</param>
/// <param name="AdminKey">Opens the admin API; null when nothing is asked of it.</param>
public sealed record Connection(Uri Url, Credential Secret, Credential? AdminKey)
{
    public const string DefaultUrl = "http://localhost:8000";

    private const string HowToGetThem =
        "Start the gateway once in Development (dotnet run --project src/Kamiyo.Gateway): it makes both and keeps them there.";

    /// <summary>As people write it.</summary>
    public string Address => Url.AbsoluteUri.TrimEnd('/');

    /// <summary>What is given on the command line wins over every source of settings.</summary>
    /// <exception cref="CliException">Something needed wasn't found, or the URL isn't one.</exception>
    public static Connection Find(SettingLookup settings, string? url, string? secret, string? adminKey, bool needsAdminKey) => new(
        ParseUrl(Given("--url", url) ?? settings.Find("KAMIYO_URL") ?? new Credential(DefaultUrl, "the default")),
        FirstOfList(Given("--secret", secret) ?? settings.Find("STRIPE_WEBHOOK_SECRET")) ?? throw Missing(
            "There is no webhook secret to sign with", settings.Describe("--secret", "STRIPE_WEBHOOK_SECRET"), HowToGetThem),
        needsAdminKey
            ? Given("--admin-key", adminKey) ?? settings.Find("ADMIN_API_KEY") ?? throw Missing(
                "There is no admin key to ask for the outcome with",
                settings.Describe("--admin-key", "ADMIN_API_KEY"),
                HowToGetThem + " `trigger --no-wait` needs none.")
            : null);

    private static Credential? Given(string option, string? value) =>
        string.IsNullOrWhiteSpace(value) ? null : new Credential(value.Trim(), option);

    // While a secret is being rotated the gateway accepts several; any of them will do.
    private static Credential? FirstOfList(Credential? secrets) =>
        secrets?.Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is [var first, ..]
            ? secrets with { Value = first }
            : null;

    private static Uri ParseUrl(Credential url)
    {
        var withSlash = url.Value.EndsWith('/') ? url.Value : url.Value + "/";
        return Uri.TryCreate(withSlash, UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https"
            ? parsed
            : throw Missing($"'{url.Value}' (from {url.Source}) is not the address of a gateway", null, $"Write it as {DefaultUrl}.");
    }

    private static CliException Missing(string message, string? detail, string hint) =>
        new(new Problem(message, Detail: detail, Hint: hint), ExitCodes.NotPossible);
}
