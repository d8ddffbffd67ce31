using System.Globalization;
using System.Net;
using Kamiyo.Testing.Processes;
using Kamiyo.Testing.Waiting;

namespace Kamiyo.EndToEnd.Tests.Processes;

/// <summary>A gateway as a user runs it: its own process, configured by its environment.</summary>
public sealed class GatewayProcess : IAsyncDisposable
{
    public const string WebhookSecret = "whsec_example";
    public const string AdminKey = "admin_example";

    private readonly TestProcess _process;

    private GatewayProcess(TestProcess process, Uri address)
    {
        _process = process;
        Client = new HttpClient { BaseAddress = address };
        Client.DefaultRequestHeaders.Add("X-Admin-Key", AdminKey);
    }

    public HttpClient Client { get; }

    public Uri Address => Client.BaseAddress!;

    public string Output => _process.Output;

    public int ProcessId => _process.ProcessId;

    /// <summary>Starts one and waits until it is ready.</summary>
    /// <param name="wrapper">A command that is given the gateway's and becomes it.</param>
    /// <param name="program">Where the gateway's files are; by default where the build put them.</param>
    public static async Task<GatewayProcess> Start(
        string databaseUrl,
        string workingDirectory,
        IReadOnlyDictionary<string, string?>? furtherSettings = null,
        IReadOnlyList<string>? wrapper = null,
        ProgramFiles? program = null)
    {
        var gateway = StartUnready(databaseUrl, workingDirectory, furtherSettings, wrapper, program);
        try
        {
            await Eventually.Get(gateway.Readiness, status => status is HttpStatusCode.OK, "the gateway to be ready", explain: () => gateway.Output);
        }
        catch (TimeoutException)
        {
            await gateway.DisposeAsync();
            throw;
        }

        return gateway;
    }

    /// <summary>Starts one that may have to wait for others before it is ready.</summary>
    public static GatewayProcess StartUnready(
        string databaseUrl,
        string workingDirectory,
        IReadOnlyDictionary<string, string?>? furtherSettings = null,
        IReadOnlyList<string>? wrapper = null,
        ProgramFiles? program = null)
    {
        var settings = ProductionSettings(databaseUrl);
        foreach (var (name, value) in furtherSettings ?? new Dictionary<string, string?>())
        {
            settings[name] = value;
        }

        var port = FreePort.Next();
        return new GatewayProcess(
            StartProcess(port, workingDirectory, settings, wrapper, program),
            new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")));
    }

    public static TestProcess StartProcess(
        int port,
        string workingDirectory,
        IReadOnlyDictionary<string, string?> environment,
        IReadOnlyList<string>? wrapper = null,
        ProgramFiles? program = null)
    {
        var files = program ?? ProgramFiles.Gateway;
        string[] command = [.. wrapper ?? [], .. files.Command, "--urls", $"http://127.0.0.1:{port}"];
        return TestProcess.Start(command[0], command[1..], workingDirectory, files.With(environment));
    }

    public static Dictionary<string, string?> ProductionSettings(string databaseUrl) => new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Production",
        ["DOTNET_ENVIRONMENT"] = null,
        ["STRIPE_WEBHOOK_SECRET"] = WebhookSecret,
        ["ADMIN_API_KEY"] = AdminKey,
        ["STRIPE_PRICE_ID_PRO"] = "price_pro",
        ["STRIPE_PRICE_ID_TEAM"] = "price_team",
        ["DATABASE_URL"] = databaseUrl,
        ["Kamiyo__RateLimits__Webhook__PerSecond"] = "0",
        // On a busy machine a flush may take longer than an impatient sender would wait.
        ["Kamiyo__Database__AnswerTimeoutSeconds"] = "30",
    };

    public Task Kill() => _process.Kill();

    public Task<int> Terminate() => _process.Terminate();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _process.DisposeAsync();
    }

    private async Task<HttpStatusCode> Readiness()
    {
        if (_process.HasExited)
        {
            throw new InvalidOperationException($"The gateway ended while starting:\n{Output}");
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
