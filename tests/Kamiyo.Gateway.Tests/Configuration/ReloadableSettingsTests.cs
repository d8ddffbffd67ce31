using System.Net;
using Kamiyo.Gateway.Tests.Events;
using Kamiyo.Gateway.Tests.Hosting;
using Kamiyo.Testing.Waiting;

namespace Kamiyo.Gateway.Tests.Configuration;

public sealed class ReloadableSettingsTests : IAsyncDisposable
{
    private readonly GatewayApplication _application = new GatewayApplication()
        .With("STRIPE_WEBHOOK_SECRET", null)
        .With("ADMIN_API_KEY", null)
        .With("Kamiyo:RateLimits:AdminFailures:PerMinute", "100000");

    [Fact]
    public async Task Secrets_roll_without_a_restart()
    {
        var client = await Start("STRIPE_WEBHOOK_SECRET=whsec_old");
        await Deliver(client, "evt_1", "whsec_old", HttpStatusCode.OK);
        await Deliver(client, "evt_2", "whsec_new", HttpStatusCode.BadRequest);

        await Change("STRIPE_WEBHOOK_SECRET=whsec_old,whsec_new");
        await Deliver(client, "evt_3", "whsec_old", HttpStatusCode.OK);
        await Deliver(client, "evt_4", "whsec_new", HttpStatusCode.OK);

        await Change("STRIPE_WEBHOOK_SECRET=whsec_new");
        await Deliver(client, "evt_5", "whsec_old", HttpStatusCode.BadRequest);
        await Deliver(client, "evt_6", "whsec_new", HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("STRIPE_WEBHOOK_SECRET=")]
    [InlineData("STRIPE_WEBHOOK_SECRET=whsec_old,")]
    [InlineData("STRIPE_WEBHOOK_SECRET='  '")]
    [InlineData("STRIPE_WEBHOOK_SECRET='whsec_not_closed")]
    [InlineData("")]
    public async Task A_bad_change_keeps_the_old_secrets_and_is_logged_as_an_error(string change)
    {
        var client = await Start("STRIPE_WEBHOOK_SECRET=whsec_old");

        await Change(change);

        await Deliver(client, "evt_1", "whsec_old", HttpStatusCode.OK);
        await DeliverSignedWithNothing(client);
        _application.Logs.Lines.ShouldContain(line => line.StartsWith("Error: StripeSettings not reloaded", StringComparison.Ordinal));
        _application.Logs.Lines.ShouldAllBe(line => !line.Contains("whsec_not_closed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Admin_keys_change_without_a_restart()
    {
        var client = await Start("STRIPE_WEBHOOK_SECRET=whsec_example");
        client.DefaultRequestHeaders.Add("X-Admin-Key", "second_admin_key");
        var unknown = new Uri("/api/v1/webhooks/events/evt_none", UriKind.Relative);
        (await client.GetAsync(unknown)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        await File.WriteAllTextAsync(_application.EnvFile, "STRIPE_WEBHOOK_SECRET=whsec_example\nADMIN_API_KEY=second_admin_key");
        _application.ReloadSettings();

        (await client.GetAsync(unknown)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_changed_env_file_takes_effect_by_itself_with_new_keys_and_roles_and_without_the_old_key()
    {
        var client = await Start("STRIPE_WEBHOOK_SECRET=whsec_example");
        (await Ask(client, HttpMethod.Get, GatewayApplication.AdminKey)).ShouldBe(HttpStatusCode.NotFound);

        await File.WriteAllTextAsync(
            _application.EnvFile,
            "STRIPE_WEBHOOK_SECRET=whsec_example\nKamiyo__Admin__Keys__vera__Key=viewer_key_example\nKamiyo__Admin__Keys__vera__Role=viewer\n");

        await Eventually.Get(
            () => Ask(client, HttpMethod.Get, "viewer_key_example"), status => status is HttpStatusCode.NotFound, "the new key to be taken up");
        (await Ask(client, HttpMethod.Post, "viewer_key_example")).ShouldBe(HttpStatusCode.Forbidden);
        (await Ask(client, HttpMethod.Get, GatewayApplication.AdminKey)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_change_that_gives_two_names_one_key_leaves_the_keys_as_they_were()
    {
        var client = await Start("STRIPE_WEBHOOK_SECRET=whsec_example");

        await Change($"STRIPE_WEBHOOK_SECRET=whsec_example\nKamiyo__Admin__Keys__vera={GatewayApplication.AdminKey}");

        (await Ask(client, HttpMethod.Get, GatewayApplication.AdminKey)).ShouldBe(HttpStatusCode.NotFound);
        _application.Logs.Lines.ShouldContain(line => line.StartsWith("Error: AdminSettings not reloaded", StringComparison.Ordinal));
        _application.Logs.Lines.ShouldAllBe(line => !line.Contains(GatewayApplication.AdminKey, StringComparison.Ordinal));
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static async Task<HttpStatusCode> Ask(HttpClient client, HttpMethod method, string key)
    {
        var path = method == HttpMethod.Get ? "/api/v1/webhooks/events/evt_none" : "/api/v1/webhooks/events/evt_none/retry";
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add("X-Admin-Key", key);
        using var response = await client.SendAsync(request);
        return response.StatusCode;
    }

    private async Task<HttpClient> Start(string secrets)
    {
        await Write(secrets);
        return _application.CreateClient();
    }

    private async Task Change(string secrets)
    {
        await Write(secrets);
        _application.ReloadSettings();
    }

    private Task Write(string secrets) => File.WriteAllTextAsync(_application.EnvFile, $"ADMIN_API_KEY={GatewayApplication.AdminKey}\n{secrets}\n");

    private static async Task Deliver(HttpClient client, string eventId, string secret, HttpStatusCode expected)
    {
        using var response = await (new StripeEvent(eventId).Delivery() with { Secret = secret }).SendTo(client);
        response.StatusCode.ShouldBe(expected);
    }

    private static async Task DeliverSignedWithNothing(HttpClient client)
    {
        var delivery = new StripeEvent("evt_nothing").Delivery();
        var header = Signed.With(delivery.Body, secret: "", $"{TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()}");
        using var response = await (delivery with { Header = header }).SendTo(client);
        await response.ShouldBeProblem(HttpStatusCode.BadRequest, "signature_mismatch");
    }
}
