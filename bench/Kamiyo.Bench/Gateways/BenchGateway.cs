using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using Kamiyo.Bench.Processes;
using Kamiyo.Testing.Processes;
using Kamiyo.Testing.Waiting;

namespace Kamiyo.Bench.Gateways;

/// <summary>The gateway as in production, in a process of its own, with secrets of its own.</summary>
internal sealed class BenchGateway : IAsyncDisposable
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz0123456789";

    private readonly TemporaryFolder _folder = new();
    private readonly TestProcess _process;

    private BenchGateway(string databaseUrl, int port)
    {
        Port = port;
        var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
        var adminKey = RandomNumberGenerator.GetString(Letters, 40);
        Secret = "whsec_" + RandomNumberGenerator.GetString(Letters, 32);
        _process = TestProcess.Start("dotnet", [ChildProgram.Gateway, "--urls", address], _folder.Path, Settings(databaseUrl, Secret, adminKey));
        Client = new HttpClient { BaseAddress = new Uri(address) };
        Client.DefaultRequestHeaders.Add("X-Admin-Key", adminKey);
    }

    public int Port { get; }

    /// <summary>Signs webhooks.</summary>
    public string Secret { get; }

    /// <summary>With the operator's key.</summary>
    public HttpClient Client { get; }

    public ProcessFamily Family => new(_process.ProcessId);

    /// <summary>Starts one and waits until it is ready.</summary>
    /// <exception cref="InvalidOperationException">It ended; the message holds what it said.</exception>
    public static async Task<BenchGateway> StartAsync(string databaseUrl)
    {
        var gateway = new BenchGateway(databaseUrl, FreePort.Next());
        try
        {
            await Eventually.Get(gateway.ReadinessAsync, status => status is HttpStatusCode.OK, "the gateway to be ready");
            return gateway;
        }
        catch
        {
            await gateway.DisposeAsync();
            throw;
        }
    }

    /// <summary>As an orchestrator stops it: what is under way is finished.</summary>
    public Task StopAsync() => _process.Terminate();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _process.DisposeAsync();
        _folder.Dispose();
    }

    private static Dictionary<string, string?> Settings(string databaseUrl, string secret, string adminKey) => new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Production",
        ["DOTNET_ENVIRONMENT"] = null,
        ["STRIPE_WEBHOOK_SECRET"] = secret,
        ["ADMIN_API_KEY"] = adminKey,
        ["STRIPE_PRICE_ID_PRO"] = "price_pro",
        ["STRIPE_PRICE_ID_TEAM"] = "price_team",
        ["STRIPE_PRICE_ID_ENTERPRISE"] = "price_enterprise",
        ["DATABASE_URL"] = databaseUrl,
        ["Kamiyo__RateLimits__Webhook__PerSecond"] = "0",
        ["Logging__LogLevel__Default"] = "Error",
        ["Logging__LogLevel__Microsoft.AspNetCore"] = "Error",

        // Whatever this shell is set up for: a benchmark writes to nobody.
        ["SMTP_HOST"] = null,
        ["SLACK_WEBHOOK_URL"] = null,
        ["DISCORD_WEBHOOK_URL"] = null,
        ["KAMIYO_WEBHOOK_URL"] = null,
    };

    private async Task<HttpStatusCode> ReadinessAsync()
    {
        if (_process.HasExited)
        {
            throw new InvalidOperationException($"The gateway ended while starting:\n{_process.Output}");
        }

        try
        {
            using var response = await Client.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return response.StatusCode;
        }
        catch (HttpRequestException)
        {
            return HttpStatusCode.ServiceUnavailable;
        }
    }
}
