using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Kamiyo.Gateway.Tests.Hosting;

internal static class Answers
{
    public static async Task<JsonElement> Json(this HttpResponseMessage response) =>
        await response.Content.ReadFromJsonAsync<JsonElement>();

    /// <summary>Checks that the answer is a problem with this status and code, and gives its detail.</summary>
    public static async Task<string?> ShouldBeProblem(this HttpResponseMessage response, HttpStatusCode status, string code)
    {
        var body = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(status, body);
        response.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        var problem = JsonDocument.Parse(body).RootElement;
        problem.GetProperty("code").GetString().ShouldBe(code);
        problem.GetProperty("status").GetInt32().ShouldBe((int)status);
        problem.GetProperty("title").GetString().ShouldNotBeNullOrWhiteSpace();
        return problem.GetProperty("detail").GetString();
    }

    public static async Task ShouldBeReceived(this HttpResponseMessage response, string eventId, string status)
    {
        var body = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(HttpStatusCode.OK, body);
        body.ShouldBe($$"""{"received":true,"event_id":"{{eventId}}","status":"{{status}}"}""");
    }
}
