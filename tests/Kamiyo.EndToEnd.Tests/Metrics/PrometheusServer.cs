using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Kamiyo.Testing.Processes;
using Kamiyo.Testing.Waiting;

namespace Kamiyo.EndToEnd.Tests.Metrics;

/// <summary>A real Prometheus with the configuration of deploy/prometheus, which differs in two things: whom it scrapes, and how often.</summary>
internal sealed class PrometheusServer : IAsyncDisposable
{
    private readonly TestProcess _process;
    private readonly TemporaryFolder _folder;
    private readonly HttpClient _client;

    private PrometheusServer(TestProcess process, TemporaryFolder folder, int port)
    {
        _process = process;
        _folder = folder;
        _client = new HttpClient { BaseAddress = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")) };
    }

    public static async Task<PrometheusServer> Start(string target, string? bearerToken = null)
    {
        var folder = new TemporaryFolder();
        await Configure(folder.Path, target, bearerToken);
        var port = FreePort.Next();
        var process = TestProcess.Start(
            "prometheus",
            [
                $"--config.file={folder.Path}/prometheus.yml",
                $"--storage.tsdb.path={folder.Path}/data",
                string.Create(CultureInfo.InvariantCulture, $"--web.listen-address=127.0.0.1:{port}"),
            ],
            folder.Path,
            new Dictionary<string, string?>());
        var server = new PrometheusServer(process, folder, port);
        await Eventually.Get(server.IsReady, ready => ready, "Prometheus to be ready");
        return server;
    }

    /// <summary>The <c>data</c> of an answer of its API.</summary>
    public async Task<JsonElement> Ask(string pathAndQuery)
    {
        using var response = await _client.GetAsync(new Uri($"/api/v1/{pathAndQuery}", UriKind.Relative));
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        answer.GetProperty("status").GetString().ShouldBe("success", $"{pathAndQuery}: {answer}");
        return answer.GetProperty("data");
    }

    /// <summary>The value of each series that an expression gives now.</summary>
    public async Task<IReadOnlyList<double>> Query(string expression)
    {
        var data = await Ask($"query?query={Uri.EscapeDataString(expression)}");
        return
        [
            .. data.GetProperty("result").EnumerateArray()
                .Select(series => double.Parse(series.GetProperty("value")[1].GetString()!, CultureInfo.InvariantCulture)),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _process.DisposeAsync();
        _folder.Dispose();
    }

    private static async Task Configure(string folder, string target, string? bearerToken)
    {
        var deployed = Repository.Path("deploy", "prometheus");
        File.Copy($"{deployed}/alerts.yml", $"{folder}/alerts.yml");
        Directory.CreateDirectory($"{folder}/targets");
        await File.WriteAllTextAsync($"{folder}/targets/kamiyo.yml", $"- targets: ['{target}']\n  labels:\n    role: gateway\n");
        var configuration = (await File.ReadAllTextAsync($"{deployed}/prometheus.yml"))
            .Replace("scrape_interval: 15s", "scrape_interval: 1s", StringComparison.Ordinal)
            .Replace("scrape_timeout: 10s", "scrape_timeout: 1s", StringComparison.Ordinal)
            .Replace("evaluation_interval: 15s", "evaluation_interval: 1s", StringComparison.Ordinal);
        if (bearerToken is not null)
        {
            await File.WriteAllTextAsync($"{folder}/key", bearerToken);
            configuration = configuration
                .Replace("# authorization:", "authorization:", StringComparison.Ordinal)
                .Replace("#   credentials_file: /run/secrets/kamiyo_admin_key", $"  credentials_file: {folder}/key", StringComparison.Ordinal);
        }

        await File.WriteAllTextAsync($"{folder}/prometheus.yml", configuration);
    }

    private async Task<bool> IsReady()
    {
        _process.HasExited.ShouldBeFalse(_process.Output);
        try
        {
            using var response = await _client.GetAsync(new Uri("/-/ready", UriKind.Relative));
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
