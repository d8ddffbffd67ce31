using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Kamiyo.Gateway.Tests.Events;
using Kamiyo.Gateway.Tests.Hosting;
using Kamiyo.Testing.Processes;
using Kamiyo.Testing.Waiting;

namespace Kamiyo.Gateway.Tests;

/// <summary>The program as a process: what it takes from its environment, what it prints, and how it ends.</summary>
public sealed class ProgramTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly int _port = FreePort.Next();

    private Uri Address => new($"http://localhost:{_port}");

    [Fact]
    public async Task Production_refuses_to_start_and_lists_everything_that_is_missing_or_wrong()
    {
        await using var process = Start("Production", new()
        {
            ["DATABASE_URL"] = "mysql://localhost/kamiyo",
            ["Kamiyo__Webhook__MaxBodyBytes"] = "lots",
            ["STRIPE_PRICE_ID_PRO"] = "prod_1",
        });

        (await process.WaitForExit(TimeSpan.FromSeconds(30))).ShouldBe(1);

        foreach (var named in (string[])["STRIPE_WEBHOOK_SECRET", "ADMIN_API_KEY", "DATABASE_URL", "Kamiyo:Webhook:MaxBodyBytes", "STRIPE_PRICE_ID_PRO"])
        {
            process.Output.ShouldContain(named);
        }

        process.Output.ShouldNotContain("   at ");
        process.Output.ShouldNotContain("Exception");
        Directory.Exists(Path.Combine(_folder.Path, "data")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_port_that_is_taken_is_said_in_words()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, _port);
        listener.Start();
        await using var process = Start("Development", []);

        (await process.WaitForExit(TimeSpan.FromSeconds(30))).ShouldBe(1);

        process.Output.ShouldContain("--urls");
    }

    [Fact]
    public async Task Development_starts_with_nothing_set_and_its_printed_secrets_work()
    {
        await using var process = Start("Development", []);
        using var client = await Ready(process);
        var secrets = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(_folder.Path, "data", "development-secrets.json"))).RootElement;
        var secret = secrets.GetProperty("webhook_secret").GetString().ShouldNotBeNull();
        var adminKey = secrets.GetProperty("admin_api_key").GetString().ShouldNotBeNull();
        process.Output.ShouldContain(secret);
        process.Output.ShouldContain(adminKey);

        using var response = await (new StripeEvent("evt_dev", "cus_dev").Delivery() with { Secret = secret }).SendTo(client);
        await response.ShouldBeReceived("evt_dev", "accepted");

        client.DefaultRequestHeaders.Add("X-Admin-Key", adminKey);
        (await client.GetFromJsonAsync<JsonElement>("/api/v1/webhooks/events/evt_dev")).GetProperty("event_id").GetString().ShouldBe("evt_dev");
        (await process.Terminate()).ShouldBe(0);
    }

    [Fact]
    public async Task The_env_file_of_the_working_directory_is_read_and_the_environment_wins_over_it()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, ".env"), "STRIPE_WEBHOOK_SECRET=whsec_from_file\nADMIN_API_KEY=admin_key_from_file\n");
        await using var process = Start("Production", new() { ["STRIPE_WEBHOOK_SECRET"] = "whsec_from_environment" });
        using var client = await Ready(process);

        (await (new StripeEvent("evt_1").Delivery() with { Secret = "whsec_from_environment" }).SendTo(client)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await (new StripeEvent("evt_2").Delivery() with { Secret = "whsec_from_file" }).SendTo(client)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        client.DefaultRequestHeaders.Add("X-Admin-Key", "admin_key_from_file");
        (await client.GetAsync(new Uri("/api/v1/webhooks/events/evt_none", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    public void Dispose() => _folder.Dispose();

    private TestProcess Start(string environment, Dictionary<string, string?> settings)
    {
        settings["ASPNETCORE_ENVIRONMENT"] = environment;
        return TestProcess.Start(
            "dotnet",
            [typeof(Program).Assembly.Location, "--urls", $"http://localhost:{_port}"],
            _folder.Path,
            settings);
    }

    private async Task<HttpClient> Ready(TestProcess process)
    {
        var client = new HttpClient { BaseAddress = Address };
        await Eventually.Get(() => Probe(client, process), status => status is HttpStatusCode.OK, "the gateway to be ready");
        return client;
    }

    private static async Task<HttpStatusCode> Probe(HttpClient client, TestProcess process)
    {
        process.HasExited.ShouldBeFalse(process.Output);
        try
        {
            using var response = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return response.StatusCode;
        }
        catch (HttpRequestException)
        {
            return HttpStatusCode.ServiceUnavailable;
        }
    }
}
