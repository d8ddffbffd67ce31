using System.Net;
using System.Text;
using Kamiyo.Gateway.Tests.Customers;
using Kamiyo.Gateway.Tests.Hosting;
using Kamiyo.Gateway.Tests.Webhooks;
using Kamiyo.Storage.WebhookEvents;

namespace Kamiyo.Gateway.Tests.Cleanup;

public sealed class CleanupRoutesTests : IAsyncDisposable
{
    private readonly GatewayApplication _application = new();

    private HttpClient Client => _application.Admin;

    [Fact]
    public async Task A_dry_run_counts_and_deletes_nothing()
    {
        await StoreOldAndYoung();

        (await Clean("""{"older_than_days":30,"dry_run":true}""")).ShouldBe(
            """{"dry_run":true,"events":1,"payloads":1,"messages":0,"is_complete":true}""");

        (await Client.GetAsync("/api/v1/webhooks/events/evt_old")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Client.GetJson("/api/v1/operator-actions")).GetProperty("data").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Old_finished_events_are_deleted_and_it_is_recorded_who_asked()
    {
        await StoreOldAndYoung();

        (await Clean("""{"older_than_days":30}""")).ShouldBe(
            """{"dry_run":false,"events":1,"payloads":1,"messages":0,"is_complete":true}""");

        (await Client.GetAsync("/api/v1/webhooks/events/evt_old")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Client.GetAsync("/api/v1/webhooks/events/evt_young")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Client.GetAsync("/api/v1/webhooks/events/evt_dead")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var action = (await Client.GetJson("/api/v1/operator-actions")).GetProperty("data")[0];
        action.GetProperty("action").GetString().ShouldBe("cleanup");
        action.GetProperty("subject").GetString().ShouldBe("30 days");
        action.GetProperty("operator").GetString().ShouldBe("default");
    }

    [Theory]
    [InlineData("""{"older_than_days":0}""", "older_than_days")]
    [InlineData("""{"older_than_days":"30"}""", "older_than_days")]
    [InlineData("""{"older_than_days":1.5}""", "older_than_days")]
    [InlineData("""{"dry_run":"yes"}""", "dry_run")]
    [InlineData("""{"days":30}""", "days")]
    public async Task What_cant_be_used_is_refused_with_the_name_of_the_field(string body, string field)
    {
        using var response = await Post(body);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Json()).GetProperty("detail").GetString().ShouldNotBeNull().ShouldContain(field);
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private async Task StoreOldAndYoung()
    {
        var now = DateTimeOffset.UnixEpoch.AddSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());
        await _application.Store(
            StoredEvents.Dead("evt_old") with { Status = WebhookEventStatus.Processed, ReceivedAt = now.AddDays(-31) },
            StoredEvents.Dead("evt_young") with { Status = WebhookEventStatus.Processed, ReceivedAt = now.AddDays(-29) },
            StoredEvents.Dead("evt_dead") with { ReceivedAt = now.AddDays(-31) });
    }

    private async Task<string> Clean(string body)
    {
        using var response = await Post(body);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await response.Content.ReadAsStringAsync();
    }

    private Task<HttpResponseMessage> Post(string body) =>
        Client.PostAsync("/api/v1/webhooks/cleanup", new StringContent(body, Encoding.UTF8, "application/json"));
}
