using System.Net;
using System.Text.Json;
using Kamiyo.Gateway.Tests.Customers;
using Kamiyo.Gateway.Tests.Hosting;
using Kamiyo.Gateway.Tests.Webhooks;
using Kamiyo.Storage.Operators;
using Microsoft.Extensions.DependencyInjection;

namespace Kamiyo.Gateway.Tests.Operators;

public sealed class OperatorActionRoutesTests : IAsyncLifetime
{
    private readonly GatewayApplication _application = new();

    private HttpClient Client => _application.Admin;

    public async ValueTask InitializeAsync()
    {
        var actions = _application.Services.GetRequiredService<IOperatorActionStore>();
        for (var number = 1; number <= 5; number++)
        {
            var action = new OperatorAction($"ada_{number}", OperatorAction.EventRetry, $"evt_{number % 2}", StoredEvents.Noon.AddMinutes(number));
            await actions.RecordAsync(action, CancellationToken.None);
        }
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    [Theory]
    [InlineData("", "ada_5 ada_4 ada_3 ada_2 ada_1")]
    [InlineData("&subject=evt_1", "ada_5 ada_3 ada_1")]
    public async Task Actions_are_listed_the_latest_first_to_the_end(string filter, string expected)
    {
        var found = new List<string?>();
        string? cursor = null;
        do
        {
            var page = await Client.GetJson($"/api/v1/operator-actions?limit=2{filter}{(cursor is null ? "" : $"&cursor={cursor}")}");
            found.AddRange(page.GetProperty("data").EnumerateArray().Select(action => action.GetProperty("operator").GetString()));
            cursor = page.GetProperty("next_cursor").GetString();
        }
        while (cursor is not null);

        found.ShouldBe(expected.Split(' '));
    }

    [Fact]
    public async Task An_action_says_who_did_what_to_what_and_when()
    {
        var action = (await Client.GetJson("/api/v1/operator-actions?limit=1")).GetProperty("data")[0];

        JsonSerializer.Serialize(action).ShouldBe(
            """{"operator":"ada_5","action":"event_retry","subject":"evt_1","occurred_at":"2026-06-01T12:05:00Z"}""");
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("cursor=!", "cursor")]
    [InlineData("subject=", "subject")]
    [InlineData("subject=%00", "subject")]
    [InlineData("operator=ada", "operator")]
    public async Task What_can_not_be_used_is_refused_by_name(string query, string field)
    {
        using var response = await Client.Get($"/api/v1/operator-actions?{query}");

        (await response.ShouldBeProblem(HttpStatusCode.BadRequest, "invalid_request")).ShouldNotBeNull().ShouldStartWith($"{field} ");
    }
}
