using System.Globalization;
using Kamiyo.EndToEnd.Tests.Databases;
using Kamiyo.EndToEnd.Tests.Processes;
using Kamiyo.Testing.Processes;
using Kamiyo.Testing.Waiting;

namespace Kamiyo.EndToEnd.Tests.Cluster;

/// <summary>Silos and gateways of one installation on this machine, each a process.</summary>
/// <param name="database">Where they meet.</param>
/// <param name="silo">Where the silo's files are; by default where the build put them.</param>
/// <param name="gateway">Where the gateway's files are; by default where the build put them.</param>
public sealed class TestCluster(PostgresDatabase database, ProgramFiles? silo = null, ProgramFiles? gateway = null) : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<IAsyncDisposable> _processes = [];

    /// <summary>Ports of a silo, for one that is started again where it was.</summary>
    public static (string Name, string Value)[] Place() =>
    [
        ("Kamiyo__Cluster__SiloPort", FreePort.Next().ToString(CultureInfo.InvariantCulture)),
        ("Kamiyo__Cluster__GatewayPort", FreePort.Next().ToString(CultureInfo.InvariantCulture)),
    ];

    public Task<SiloProcess> StartSilo() => StartSilo(out _);

    /// <param name="operations">Its address for operations.</param>
    /// <param name="furtherSettings">Settings beside those that every silo needs.</param>
    public Task<SiloProcess> StartSilo(out Uri operations, params (string Name, string Value)[] furtherSettings)
    {
        operations = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Next()}"));
        var settings = Settings();
        foreach (var (name, value) in (IEnumerable<(string, string)>)[.. Place(), .. furtherSettings])
        {
            settings[name] = value;
        }

        var started = SiloProcess.Start(silo ?? ProgramFiles.Silo, _folder.Path, settings, "--urls", operations.ToString());
        _processes.Add(started);
        return WaitUntilReady(started, operations);
    }

    public async Task<GatewayProcess> StartGateway()
    {
        var started = await GatewayProcess.Start(database.Url, _folder.Path, ClientSettings(), program: gateway);
        _processes.Add(started);
        return started;
    }

    public GatewayProcess StartGatewayUnready()
    {
        var started = GatewayProcess.StartUnready(database.Url, _folder.Path, ClientSettings(), program: gateway);
        _processes.Add(started);
        return started;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in Enumerable.Reverse(_processes))
        {
            await process.DisposeAsync();
        }

        _folder.Dispose();
    }

    private Dictionary<string, string?> Settings()
    {
        var settings = GatewayProcess.ProductionSettings(database.Url);
        settings["Kamiyo__Cluster__AdvertisedAddress"] = "127.0.0.1";
        return settings;
    }

    private static Dictionary<string, string?> ClientSettings() => new() { ["Kamiyo__Cluster__Mode"] = "client" };

    private static async Task<SiloProcess> WaitUntilReady(SiloProcess silo, Uri operations)
    {
        using var client = new HttpClient { BaseAddress = operations };
        await Eventually.Get(() => IsReady(client, silo), ready => ready, "the silo to be ready", explain: () => silo.Output);
        return silo;
    }

    private static async Task<bool> IsReady(HttpClient client, SiloProcess silo)
    {
        silo.HasExited.ShouldBeFalse(silo.Output);
        try
        {
            using var response = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
