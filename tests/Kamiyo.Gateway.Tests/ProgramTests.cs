using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Kamiyo.Gateway.Tests.Events;
using Kamiyo.Gateway.Tests.Hosting;
using Kamiyo.Testing.Processes;

namespace Kamiyo.Gateway.Tests;

/// <summary>The program as a process: what it takes from its environment, what it prints, and how it ends.</summary>
public sealed class ProgramTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Production_refuses_to_start_and_lists_everything_that_is_missing_or_wrong()
    {
        await using var gateway = GatewayProcess.Start(
            _folder,
            "Production",
            ("DATABASE_URL", "mysql://localhost/kamiyo"),
            ("Kamiyo__Webhook__MaxBodyBytes", "lots"),
            ("STRIPE_PRICE_ID_PRO", "prod_1"));

        (await gateway.WaitForExit()).ShouldBe(1);

        foreach (var named in (string[])["STRIPE_WEBHOOK_SECRET", "ADMIN_API_KEY", "DATABASE_URL", "Kamiyo:Webhook:MaxBodyBytes", "STRIPE_PRICE_ID_PRO"])
        {
            gateway.Output.ShouldContain(named);
        }

        ShouldHaveNoStackTrace(gateway);
        Directory.Exists(Path.Combine(_folder.Path, "data")).ShouldBeFalse();
    }

    [Fact]
    public async Task An_env_file_that_can_not_be_read_stops_the_start_without_showing_it()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, ".env"), "STRIPE_WEBHOOK_SECRET='whsec_never_closed");
        await using var gateway = GatewayProcess.Start(_folder, "Production", ("STRIPE_WEBHOOK_SECRET", "whsec_example"), ("ADMIN_API_KEY", "admin_key_example"));

        (await gateway.WaitForExit()).ShouldBe(1);

        gateway.Output.ShouldContain(".env can't be read at line 1");
        gateway.Output.ShouldNotContain("whsec_never");
        ShouldHaveNoStackTrace(gateway);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_said_in_words()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var taken = ((IPEndPoint)listener.LocalEndpoint).Port;
        await using var gateway = GatewayProcess.Start(_folder, "Development", ("Kestrel__Endpoints__Http__Url", $"http://127.0.0.1:{taken}"));

        (await gateway.WaitForExit()).ShouldBe(1);

        gateway.Output.ShouldContain("Kamiyo can't start:");
        gateway.Output.ShouldContain("--urls");
    }

    [Fact]
    public async Task Development_starts_with_nothing_set_and_its_printed_secrets_work()
    {
        await using var gateway = await GatewayProcess.Start(_folder, "Development").Ready();
        var secrets = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(_folder.Path, "data", "development-secrets.json"))).RootElement;
        var secret = secrets.GetProperty("webhook_secret").GetString().ShouldNotBeNull();
        var adminKey = secrets.GetProperty("admin_api_key").GetString().ShouldNotBeNull();
        gateway.Output.ShouldContain(secret);
        gateway.Output.ShouldContain(adminKey);

        using var response = await (new StripeEvent("evt_dev", "cus_dev").Delivery() with { Secret = secret }).SendTo(gateway.Client);
        await response.ShouldBeReceived("evt_dev", "accepted");

        gateway.Client.DefaultRequestHeaders.Add("X-Admin-Key", adminKey);
        var found = await gateway.Client.GetFromJsonAsync<JsonElement>("/api/v1/webhooks/events/evt_dev");
        found.GetProperty("event_id").GetString().ShouldBe("evt_dev");
        (await gateway.Terminate()).ShouldBe(0);
    }

    [Fact]
    public async Task The_env_file_of_the_working_directory_is_read_and_the_environment_wins_over_it()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, ".env"), "STRIPE_WEBHOOK_SECRET=whsec_from_file\nADMIN_API_KEY=admin_key_from_file\n");
        await using var gateway = await GatewayProcess.Start(_folder, "Production", ("STRIPE_WEBHOOK_SECRET", "whsec_from_environment")).Ready();

        using var environment = await (new StripeEvent("evt_1").Delivery() with { Secret = "whsec_from_environment" }).SendTo(gateway.Client);
        await environment.ShouldBeReceived("evt_1", "accepted");
        using var file = await (new StripeEvent("evt_2").Delivery() with { Secret = "whsec_from_file" }).SendTo(gateway.Client);
        await file.ShouldBeProblem(HttpStatusCode.BadRequest, "signature_mismatch");

        gateway.Client.DefaultRequestHeaders.Add("X-Admin-Key", "admin_key_from_file");
        using var admin = await gateway.Client.GetAsync(new Uri("/api/v1/webhooks/events/evt_none", UriKind.Relative));
        await admin.ShouldBeProblem(HttpStatusCode.NotFound, "event_not_found");
    }

    public void Dispose() => _folder.Dispose();

    private static void ShouldHaveNoStackTrace(GatewayProcess gateway)
    {
        gateway.Output.ShouldNotContain("   at ");
        gateway.Output.ShouldNotContain("Exception");
    }
}
