using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Kamiyo.EndToEnd.Tests.Databases;
using Kamiyo.EndToEnd.Tests.Processes;

namespace Kamiyo.EndToEnd.Tests.Cluster;

public sealed class DashboardTests : IAsyncLifetime
{
    private static readonly (string, string) On = ("Kamiyo__Cluster__Dashboard", "true");

    private readonly PostgresDatabase _database = new();
    private readonly TestCluster _cluster;

    public DashboardTests() => _cluster = new TestCluster(_database);

    [Fact]
    public async Task The_dashboard_is_shown_to_who_has_an_admin_key_only()
    {
        await _cluster.StartSilo(out var operations, On);
        using var client = new HttpClient { BaseAddress = operations };

        (await Ask(client, "/orleans/", null)).ShouldBe(HttpStatusCode.Unauthorized);
        (await Ask(client, "/orleans/DashboardCounters", null)).ShouldBe(HttpStatusCode.Unauthorized);
        (await Ask(client, "/orleans/GrainState?grainId=cus_1&grainType=subscription", null)).ShouldBe(HttpStatusCode.Unauthorized);
        (await Ask(client, "/orleans/", Password("wrong"))).ShouldBe(HttpStatusCode.Unauthorized);
        (await Ask(client, "/orleans/", new AuthenticationHeaderValue("Basic", "no base64!"))).ShouldBe(HttpStatusCode.Unauthorized);
        (await Ask(client, "/orleans/", Password(GatewayProcess.AdminKey))).ShouldBe(HttpStatusCode.OK);

        client.DefaultRequestHeaders.Add("X-Admin-Key", GatewayProcess.AdminKey);
        (await Ask(client, "/orleans/DashboardCounters", null)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Too_many_wrong_keys_are_not_looked_at()
    {
        await _cluster.StartSilo(out var operations, On, ("Kamiyo__RateLimits__AdminFailures__PerMinute", "2"));
        using var client = new HttpClient { BaseAddress = operations };

        (await Ask(client, "/orleans/", Password("wrong"))).ShouldBe(HttpStatusCode.Unauthorized);
        (await Ask(client, "/orleans/", Password("wrong"))).ShouldBe(HttpStatusCode.TooManyRequests);
        (await Ask(client, "/orleans/", Password(GatewayProcess.AdminKey))).ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Without_an_admin_key_it_is_closed_to_everybody()
    {
        await _cluster.StartSilo(out var operations, On, ("ADMIN_API_KEY", ""));
        using var client = new HttpClient { BaseAddress = operations };

        (await Ask(client, "/orleans/", Password(""))).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Unless_it_is_asked_for_there_is_none()
    {
        await _cluster.StartSilo(out var operations);
        using var client = new HttpClient { BaseAddress = operations };

        (await Ask(client, "/orleans/", Password(GatewayProcess.AdminKey))).ShouldBe(HttpStatusCode.NotFound);
    }

    public async ValueTask InitializeAsync() => await _database.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await _cluster.DisposeAsync();
        await _database.DisposeAsync();
    }

    private static AuthenticationHeaderValue Password(string key) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"operator:{key}")));

    private static async Task<HttpStatusCode> Ask(HttpClient client, string path, AuthenticationHeaderValue? authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.Authorization = authorization;
        using var response = await client.SendAsync(request);
        return response.StatusCode;
    }
}
