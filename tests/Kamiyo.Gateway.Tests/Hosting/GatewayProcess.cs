using System.Net;
using Kamiyo.Testing.Processes;
using Kamiyo.Testing.Waiting;

namespace Kamiyo.Gateway.Tests.Hosting;

/// <summary>The gateway as a process of its own in an empty folder, with nothing set but what a test sets.</summary>
internal sealed class GatewayProcess : IAsyncDisposable
{
    // What the machine that runs the tests may have set.
    private static readonly string[] Unset = ["ASPNETCORE_URLS", "ASPNETCORE_HTTP_PORTS", "DOTNET_ENVIRONMENT", "DATABASE_URL", "STRIPE_WEBHOOK_SECRET", "ADMIN_API_KEY"];

    private readonly TestProcess _process;

    private GatewayProcess(TestProcess process, int port)
    {
        _process = process;
        Client = new HttpClient { BaseAddress = new Uri($"http://localhost:{port}") };
    }

    public HttpClient Client { get; }

    public string Output => _process.Output;

    public static GatewayProcess Start(TemporaryFolder folder, string environment, params (string Name, string Value)[] settings)
    {
        var port = FreePort.Next();
        var variables = Unset.ToDictionary(name => name, _ => (string?)null);
        variables["ASPNETCORE_ENVIRONMENT"] = environment;
        foreach (var (name, value) in settings)
        {
            variables[name] = value;
        }

        var arguments = (string[])[typeof(Program).Assembly.Location, "--urls", $"http://localhost:{port}"];
        return new GatewayProcess(TestProcess.Start("dotnet", arguments, folder.Path, variables), port);
    }

    /// <summary>One that is set up for Production with the secrets of <see cref="GatewayApplication"/>, ready to be asked.</summary>
    public static Task<GatewayProcess> StartReady(TemporaryFolder folder, params (string Name, string Value)[] settings) => Start(
        folder,
        "Production",
        [("STRIPE_WEBHOOK_SECRET", GatewayApplication.WebhookSecret), ("ADMIN_API_KEY", GatewayApplication.AdminKey), .. settings]).Ready();

    public async Task<GatewayProcess> Ready()
    {
        await Eventually.Get(Probe, status => status is HttpStatusCode.OK, "the gateway to be ready");
        return this;
    }

    public Task<int> WaitForExit() => _process.WaitForExit(TimeSpan.FromMinutes(2));

    public Task<int> Terminate() => _process.Terminate();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _process.DisposeAsync();
    }

    private async Task<HttpStatusCode> Probe()
    {
        _process.HasExited.ShouldBeFalse(Output);
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
