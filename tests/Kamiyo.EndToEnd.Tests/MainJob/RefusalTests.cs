using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Kamiyo.EndToEnd.Tests.Processes;
using Kamiyo.Testing.Processes;

namespace Kamiyo.EndToEnd.Tests.MainJob;

/// <summary>What a real gateway process refuses, and how it says so.</summary>
public sealed class RefusalTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task An_unsigned_ping_to_the_runbooks_route_answers_400_missing_signature()
    {
        await using var gateway = await GatewayProcess.Start($"sqlite:{_folder.Path}/kamiyo.db", _folder.Path);
        using var ping = new StringContent("""{"type":"ping"}""", Encoding.UTF8, "application/json");

        using var response = await gateway.Client.PostAsync(new Uri("/api/v1/payments/webhook", UriKind.Relative), ping);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString().ShouldBe("missing_signature");
    }

    [Fact]
    public async Task A_head_request_to_the_webhook_answers_405()
    {
        await using var gateway = await GatewayProcess.Start($"sqlite:{_folder.Path}/kamiyo.db", _folder.Path);
        using var request = new HttpRequestMessage(HttpMethod.Head, "/api/v1/payments/webhook");

        using var response = await gateway.Client.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        response.Content.Headers.Allow.ShouldBe(["POST"]);
    }

    [Theory]
    [InlineData("STRIPE_WEBHOOK_SECRET")]
    [InlineData("ADMIN_API_KEY")]
    public async Task Production_without_a_secret_refuses_to_start_and_names_the_setting(string setting)
    {
        var settings = GatewayProcess.ProductionSettings($"sqlite:{_folder.Path}/kamiyo.db");
        settings[setting] = null;

        await using var process = GatewayProcess.StartProcess(FreePort.Next(), _folder.Path, settings);

        (await process.WaitForExit(TimeSpan.FromMinutes(2))).ShouldNotBe(0);
        process.Output.ShouldContain(setting);
    }

    public void Dispose() => _folder.Dispose();
}
