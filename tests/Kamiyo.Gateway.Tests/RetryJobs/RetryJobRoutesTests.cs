using System.Net;
using System.Text;
using System.Text.Json;
using Kamiyo.Gateway.RetryJobs;
using Kamiyo.Gateway.Tests.Customers;
using Kamiyo.Gateway.Tests.Hosting;
using Kamiyo.Gateway.Tests.Webhooks;
using Kamiyo.Storage.RetryJobs;
using Kamiyo.Storage.WebhookEvents;
using Kamiyo.Testing.Waiting;
using Microsoft.Extensions.DependencyInjection;

namespace Kamiyo.Gateway.Tests.RetryJobs;

public sealed class RetryJobRoutesTests : IAsyncDisposable
{
    private readonly GatewayApplication _application = new();

    private HttpClient Client => _application.Admin;

    private IRetryJobStore Jobs => _application.Services.GetRequiredService<IRetryJobStore>();

    [Fact]
    public async Task A_dry_run_counts_and_changes_nothing()
    {
        await _application.Store(StoredEvents.Dead("evt_1"), StoredEvents.Dead("evt_2") with { ErrorMessage = "other" });

        using var response = await Retry("""{"error_contains":"no answer","dry_run":true}""");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsStringAsync()).ShouldBe("""{"dry_run":true,"matched":1}""");
        (await Client.GetJson("/api/v1/webhooks/retries")).GetProperty("data").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task What_matches_is_taken_up_by_a_job_that_tells_how_far_it_is()
    {
        await _application.Store(StoredEvents.Dead("evt_1"), StoredEvents.Dead("evt_2"), StoredEvents.Dead("evt_3") with { ErrorMessage = "other" });

        using var response = await Retry("""{"status":"dead","error_contains":"no answer"}""");

        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var started = await response.Json();
        started.EnumerateObject().Select(field => field.Name).ShouldBe(
        [
            "job_id", "status", "operator", "filter", "matched", "retried", "skipped", "failed", "created_at", "updated_at", "finished_at",
        ]);
        started.GetProperty("matched").GetInt32().ShouldBe(2);
        started.GetProperty("operator").GetString().ShouldBe("default");
        started.GetProperty("filter").GetProperty("status")[0].GetString().ShouldBe("dead");
        var location = response.Headers.Location.ShouldNotBeNull().ToString();
        location.ShouldBe($"/api/v1/webhooks/retries/{started.GetProperty("job_id").GetString()}");
        var done = await Eventually.Get(
            () => Client.GetJson(location), job => job.GetProperty("status").GetString() is "done", "the job to be done");
        done.GetProperty("retried").GetInt32().ShouldBe(2);
        done.GetProperty("finished_at").ValueKind.ShouldBe(JsonValueKind.String);
        (await Client.GetJson("/api/v1/webhooks/events/evt_2")).GetProperty("status").GetString().ShouldBe("processed");
        (await Client.GetJson("/api/v1/webhooks/events/evt_3")).GetProperty("status").GetString().ShouldBe("dead");
    }

    [Fact]
    public async Task The_same_filter_twice_is_refused_with_the_job_that_runs()
    {
        await Leave("retry_left");

        using var response = await Retry("{}");

        (await response.ShouldBeProblem(HttpStatusCode.Conflict, "retry_running")).ShouldNotBeNull().ShouldContain("retry_left");
    }

    [Theory]
    [InlineData("DELETE", "")]
    [InlineData("POST", "/cancel")]
    public async Task A_job_is_cancelled_once_and_its_operator_is_recorded(string method, string suffix)
    {
        await Leave("retry_left");

        using var response = await Client.SendAsync(new HttpRequestMessage(new HttpMethod(method), $"/api/v1/webhooks/retries/retry_left{suffix}"));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        await Eventually.Get(
            () => Client.GetJson("/api/v1/webhooks/retries/retry_left"),
            job => job.GetProperty("status").GetString() is "cancelled",
            "the job to be cancelled");
        using var again = await Client.SendAsync(new HttpRequestMessage(new HttpMethod(method), $"/api/v1/webhooks/retries/retry_left{suffix}"));
        await again.ShouldBeProblem(HttpStatusCode.Conflict, "retry_finished");
        var action = (await Client.GetJson("/api/v1/operator-actions?subject=retry_left")).GetProperty("data").EnumerateArray().ShouldHaveSingleItem();
        action.GetProperty("action").GetString().ShouldBe("retry_job_cancel");
        action.GetProperty("operator").GetString().ShouldBe("default");
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("DELETE", "")]
    [InlineData("POST", "/cancel")]
    public async Task An_unknown_job_is_not_found(string method, string suffix)
    {
        using var response = await Client.SendAsync(new HttpRequestMessage(new HttpMethod(method), $"/api/v1/webhooks/retries/retry_unknown{suffix}"));

        (await response.ShouldBeProblem(HttpStatusCode.NotFound, "retry_job_not_found")).ShouldNotBeNull().ShouldContain("retry_unknown");
    }

    [Fact]
    public async Task Jobs_are_listed_newest_first_to_the_end()
    {
        for (var number = 1; number <= 3; number++)
        {
            await Leave($"retry_{number}", RetryJobStatus.Done, number);
        }

        var first = await Client.GetJson("/api/v1/webhooks/retries?limit=2");
        var second = await Client.GetJson($"/api/v1/webhooks/retries?limit=2&cursor={first.GetProperty("next_cursor").GetString()}");

        Ids(first).ShouldBe(["retry_3", "retry_2"]);
        Ids(second).ShouldBe(["retry_1"]);
        second.GetProperty("has_more").GetBoolean().ShouldBeFalse();
    }

    [Theory]
    [InlineData("""{"status":"processed"}""", "status")]
    [InlineData("""{"status":1}""", "status")]
    [InlineData("""{"livemode":"true"}""", "livemode")]
    [InlineData("""{"received_after":"soon"}""", "received_after")]
    [InlineData("""{"received_after":"2026-06-02T00:00:00Z","received_before":"2026-06-01T00:00:00Z"}""", "received_before")]
    [InlineData("""{"error_contains":"a\u0000b"}""", "error_contains")]
    [InlineData("""{"dry_run":1}""", "dry_run")]
    [InlineData("""{"custmer_id":"cus_1"}""", "custmer_id")]
    [InlineData("[]", "The body")]
    [InlineData("", "The body")]
    public async Task What_can_not_be_used_is_refused_by_name(string body, string field)
    {
        using var response = await Retry(body);

        (await response.ShouldBeProblem(HttpStatusCode.BadRequest, "invalid_request")).ShouldNotBeNull().ShouldStartWith($"{field} ");
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("cursor=!", "cursor")]
    [InlineData("status=done", "status")]
    public async Task A_page_that_can_not_be_found_is_refused_by_name(string query, string field)
    {
        using var response = await Client.Get($"/api/v1/webhooks/retries?{query}");

        (await response.ShouldBeProblem(HttpStatusCode.BadRequest, "invalid_request")).ShouldNotBeNull().ShouldStartWith($"{field} ");
    }

    [Fact]
    public void The_documented_body_has_the_fields_that_are_read() => typeof(RetryBody).GetProperties()
        .Select(property => JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name)).ShouldBe(RetryRequest.Names);

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static IEnumerable<string?> Ids(JsonElement page) =>
        page.GetProperty("data").EnumerateArray().Select(job => job.GetProperty("job_id").GetString());

    private Task<HttpResponseMessage> Retry(string body) =>
        Client.PostAsync(new Uri("/api/v1/webhooks/events/retry", UriKind.Relative), new StringContent(body, Encoding.UTF8, "application/json"));

    /// <summary>A job that no process of this test works on.</summary>
    private async Task Leave(string jobId, RetryJobStatus status = RetryJobStatus.Running, int minute = 0)
    {
        var at = StoredEvents.Noon.AddMinutes(minute);
        var job = new RetryJob(
            jobId, "ada", new WebhookEventFilter(WebhookEventFilter.Retryable), status, 0, 0, 0, 0, null, [], false, at, at, null, 1);
        (await Jobs.InsertAsync(job, CancellationToken.None)).ShouldBeTrue();
    }
}
