using Kamiyo.Cli.Credentials;

namespace Kamiyo.Cli.Gateway;

/// <summary>What to do about each refusal.</summary>
public static class ProblemHints
{
    public const string StartTheGateway =
        "Start it with: dotnet run --project src/Kamiyo.Gateway   (or name another one with --url or KAMIYO_URL)";

    public static Problem NotKamiyo(Connection connection) => new(
        $"What answers at {connection.Address} isn't Kamiyo's API", Hint: "Check --url, KAMIYO_URL and what listens on that port.");

    public static Problem Explain(HttpResponseMessage response, ProblemDetails? details, Connection connection)
    {
        var status = (int)response.StatusCode;
        var message = $"The gateway answered {status} {details?.Title ?? response.ReasonPhrase}".TrimEnd();
        return new Problem(message, status, details?.Code, details?.Detail, HintFor(status, details?.Code, connection));
    }

    private static string? HintFor(int status, string? code, Connection connection) => (status, code) switch
    {
        (_, "signature_mismatch") =>
            $"The webhook secret (from {connection.Secret.Source}) isn't the gateway's. "
            + "Give the right one with --secret, or unset the wrong one.",
        (_, "timestamp_out_of_tolerance") => "This machine's clock and the gateway's are too far apart; set them right.",
        (_, "invalid_payload") => "The event can't be read. If you changed it with --set, that is the likely cause.",
        ( >= 300 and < 400, _) => "Stripe counts a redirect as a failure. Is there a proxy in between? Check --url.",
        (_, "admin_api_closed") => "The gateway has no admin key configured; --no-wait needs none.",
        (401 or 403, _) =>
            $"The admin key (from {connection.AdminKey?.Source}) isn't the gateway's. "
            + "Give the right one with --admin-key; --no-wait needs none.",
        (404 or 405, _) => NotKamiyo(connection).Hint,
        (413, _) => "The event is larger than the gateway's limit.",
        (429, _) => "Send more slowly with --concurrency 1, or raise Kamiyo:RateLimits:Webhook:PerSecond (0 turns the limit off).",
        ( >= 500, _) => "The gateway couldn't store the event; its log says why. Stripe would send it again.",
        _ => null,
    };
}
