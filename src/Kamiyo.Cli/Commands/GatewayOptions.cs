using System.CommandLine;
using Kamiyo.Cli.Credentials;
using Kamiyo.Cli.Gateway;

namespace Kamiyo.Cli.Commands;

/// <summary>The options of every command that talks to the gateway.</summary>
public sealed class GatewayOptions
{
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(30);

    private readonly Option<string?> _url = new("--url")
    {
        Description = $"The gateway's address [KAMIYO_URL, else {Connection.DefaultUrl}]",
        HelpName = "url",
    };

    private readonly Option<string?> _secret = new("--secret")
    {
        Description = "The webhook secret to sign with [STRIPE_WEBHOOK_SECRET, .env, data/development-secrets.json]",
        HelpName = "whsec_…",
    };

    private readonly Option<string?> _adminKey = new("--admin-key")
    {
        Description = "The admin API's key [ADMIN_API_KEY, .env, data/development-secrets.json]",
        HelpName = "key",
    };

    private readonly Option<int> _timeout = NumberOption.Create(
        "--timeout", "seconds", "The longest that one event may take to be accepted, and again to be processed", standard: 30);

    public Option<bool> Json { get; } = new("--json") { Description = "Print one JSON object a line" };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _url, _secret, _adminKey, _timeout, Json })
        {
            command.Options.Add(option);
        }
    }

    /// <exception cref="CliException">Something needed wasn't found.</exception>
    public Connection FindConnection(ParseResult parsed, SettingLookup settings, bool needsAdminKey) => Connection.Find(
        settings, parsed.GetValue(_url), parsed.GetValue(_secret), parsed.GetValue(_adminKey), needsAdminKey);

    /// <summary>A client that takes a redirect for an answer, as Stripe does.</summary>
    public static HttpClient CreateHttpClient(Connection connection)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false })
        {
            BaseAddress = connection.Url,
            Timeout = RequestTimeout,
        };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("kamiyo-cli/1.0");
        return client;
    }

    public GatewaySession OpenSession(ParseResult parsed, HttpClient http, Connection connection, TimeProvider time) => new(
        new GatewayClient(http, connection, time), connection, TimeSpan.FromSeconds(parsed.GetValue(_timeout)), time);
}
