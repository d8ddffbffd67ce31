using System.Text.Json;
using System.Text.RegularExpressions;
using Kamiyo.Gateway.Customers;
using Kamiyo.Gateway.Tests.Customers;
using Kamiyo.Gateway.Tests.Hosting;
using Kamiyo.Gateway.Tests.Webhooks;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Kamiyo.Gateway.Tests.OpenApi;

public sealed partial class ApiDocumentTests(GatewayApplication application) : IClassFixture<GatewayApplication>
{
    private readonly HttpClient _client = application.Admin;

    [Fact]
    public async Task Every_route_is_in_the_document_with_a_summary_and_its_path_parameters()
    {
        var paths = (await Document()).GetProperty("paths");

        foreach (var (route, method, path) in Routes())
        {
            paths.TryGetProperty(path, out var item).ShouldBeTrue(path);
            item.TryGetProperty(method, out var operation).ShouldBeTrue($"{method} {path}");
            operation.GetProperty("summary").GetString().ShouldNotBeNullOrWhiteSpace($"{method} {path}");
            var names = Parameters(operation, "path");
            names.ShouldBe(route.RoutePattern.Parameters.Select(parameter => parameter.Name), ignoreOrder: true, customMessage: path);
            Success(operation).TryGetProperty("description", out _).ShouldBeTrue($"{method} {path}");
        }
    }

    [Fact]
    public async Task Every_admin_route_asks_for_the_key_and_tells_its_problems()
    {
        var document = await Document();
        var scheme = document.GetProperty("components").GetProperty("securitySchemes").GetProperty("AdminKey");
        (scheme.GetProperty("type").GetString(), scheme.GetProperty("in").GetString(), scheme.GetProperty("name").GetString())
            .ShouldBe(("apiKey", "header", "X-Admin-Key"));

        foreach (var (route, method, path) in Routes())
        {
            var operation = document.GetProperty("paths").GetProperty(path).GetProperty(method);
            var isAdmin = route.Metadata.GetMetadata<IAuthorizeData>() is not null;
            operation.TryGetProperty("security", out var security).ShouldBe(isAdmin, path);
            if (isAdmin)
            {
                security[0].TryGetProperty("AdminKey", out _).ShouldBeTrue();
                foreach (var status in (string[])["400", "401", "403", "429", "503"])
                {
                    operation.GetProperty("responses").GetProperty(status).GetProperty("content")
                        .TryGetProperty("application/problem+json", out _).ShouldBeTrue($"{method} {path} {status}");
                }
            }
        }
    }

    [Fact]
    public async Task Names_are_snake_case_and_times_are_times()
    {
        var schemas = (await Document()).GetProperty("components").GetProperty("schemas").EnumerateObject().ToList();

        schemas.ShouldNotBeEmpty();
        foreach (var property in schemas.Where(schema => schema.Value.TryGetProperty("properties", out _))
            .SelectMany(schema => schema.Value.GetProperty("properties").EnumerateObject()))
        {
            property.Name.ShouldMatch("^[a-z][a-z0-9_]*$");
            if (property.Name.EndsWith("_at", StringComparison.Ordinal))
            {
                property.Value.GetProperty("format").GetString().ShouldBe("date-time", property.Name);
            }
        }
    }

    [Fact]
    public async Task Query_fields_are_described_as_they_are_read()
    {
        var search = (await Document()).GetProperty("paths").GetProperty("/api/v1/webhooks/events").GetProperty("get");

        Parameters(search, "query").ShouldBe(
        [
            "status", "type", "customer_id", "account", "livemode", "received_after", "received_before", "error_contains", "limit", "cursor",
        ]);
        search.GetProperty("parameters")[0].GetProperty("schema").GetProperty("enum").EnumerateArray().Select(value => value.GetString())
            .ShouldBe(["received", "processed", "ignored", "failed", "dead"]);
    }

    [Theory]
    [InlineData("/api/v1/webhooks/events", "/api/v1/webhooks/events")]
    [InlineData("/api/v1/webhooks/events/failed/list", "/api/v1/webhooks/events/failed/list")]
    [InlineData("/api/v1/webhooks/events/{event_id}", "/api/v1/webhooks/events/evt_cus_documented")]
    [InlineData("/api/v1/webhooks/retries", "/api/v1/webhooks/retries")]
    [InlineData("/api/v1/operator-actions", "/api/v1/operator-actions")]
    [InlineData("/api/v1/customers/{customer_id}", "/api/v1/customers/cus_documented")]
    [InlineData("/api/v1/customers/{customer_id}/timeline", "/api/v1/customers/cus_documented/timeline")]
    [InlineData("/api/v1/customers/{customer_id}/payments", "/api/v1/customers/cus_documented/payments")]
    [InlineData("/api/v1/customers/{customer_id}/audit", "/api/v1/customers/cus_documented/audit")]
    [InlineData("/api/v1/customers/{customer_id}/messages", "/api/v1/customers/cus_documented/messages")]
    [InlineData("/api/v1/entitlements/{customer_or_user_id}", "/api/v1/entitlements/cus_documented")]
    [InlineData("/api/v1/entitlements/{customer_or_user_id}", "/api/v1/entitlements/cus_documented?feature=api")]
    [InlineData("/health/live", "/health/live")]
    [InlineData("/health/ready", "/health/ready")]
    public async Task What_is_answered_has_only_fields_that_are_documented(string path, string example)
    {
        await Prepare();
        var document = await Document();
        var operation = document.GetProperty("paths").GetProperty(path).GetProperty("get");
        var schema = Success(operation).GetProperty("content").GetProperty("application/json").GetProperty("schema");

        Check(document, schema, await _client.GetJson(example), example);
    }

    [Fact]
    public void The_documented_body_of_an_override_has_the_fields_that_are_read() => typeof(OverrideBody).GetProperties()
        .Select(property => JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name)).ShouldBe(OverrideRequest.Names);

    private static void Check(JsonElement document, JsonElement schema, JsonElement answer, string where)
    {
        schema = Resolve(document, schema);
        if (schema.TryGetProperty("oneOf", out var oneOf) && answer.ValueKind is not JsonValueKind.Null)
        {
            var fitting = oneOf.EnumerateArray().Where(one => IsOfAllFields(Resolve(document, one), answer)).ToList();
            fitting.ShouldNotBeEmpty($"{where} fits none of its schemas");
            Check(document, fitting[0], answer, where);
        }
        else if (answer.ValueKind is JsonValueKind.Object && schema.TryGetProperty("properties", out var properties))
        {
            foreach (var field in answer.EnumerateObject())
            {
                properties.TryGetProperty(field.Name, out var property).ShouldBeTrue($"{where}: {field.Name} is not documented");
                Check(document, property, field.Value, $"{where}.{field.Name}");
            }
        }
        else if (answer.ValueKind is JsonValueKind.Array && schema.TryGetProperty("items", out var items))
        {
            foreach (var item in answer.EnumerateArray())
            {
                Check(document, items, item, $"{where}[]");
            }
        }
    }

    private static bool IsOfAllFields(JsonElement schema, JsonElement answer) => schema.TryGetProperty("properties", out var properties)
        ? answer.ValueKind is JsonValueKind.Object && answer.EnumerateObject().All(field => properties.TryGetProperty(field.Name, out _))
        : !schema.TryGetProperty("type", out _);

    private static JsonElement Resolve(JsonElement document, JsonElement schema) => schema.TryGetProperty("$ref", out var reference)
        ? document.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1])
        : schema;

    private static JsonElement Success(JsonElement operation) =>
        operation.GetProperty("responses").EnumerateObject().First(response => response.Name[0] == '2').Value;

    private static IEnumerable<string?> Parameters(JsonElement operation, string place) => operation.TryGetProperty("parameters", out var parameters)
        ? parameters.EnumerateArray().Where(parameter => parameter.GetProperty("in").GetString() == place).Select(parameter => parameter.GetProperty("name").GetString())
        : [];

    private async Task<JsonElement> Document()
    {
        using var stranger = application.CreateClient();
        return await stranger.GetJson("/openapi/v1.json");
    }

    private List<(RouteEndpoint Route, string Method, string Path)> Routes()
    {
        var routes = application.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => !route.RoutePattern.RawText!.StartsWith("/openapi", StringComparison.Ordinal) && route.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>() is null)
            .SelectMany(
                route => route.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods,
                (route, method) => (route, Lower(method), Path(route)))
            .ToList();
        routes.Count.ShouldBeGreaterThan(20);
        return routes;
    }

    private static string Lower(string method) => JsonNamingPolicy.CamelCase.ConvertName(method);

    private static string Path(RouteEndpoint route) =>
        "/" + Constraint().Replace(route.RoutePattern.RawText!, "{$1}").Trim('/');

    // Once for all examples; each test may be the first.
    private async Task Prepare()
    {
        if ((await _client.Get("/api/v1/customers/cus_documented")).IsSuccessStatusCode)
        {
            return;
        }

        await _client.HasCustomer("cus_documented");
        await application.Store(StoredEvents.Dead("evt_documented"));
        using var retried = await _client.PostAsync(
            new Uri("/api/v1/webhooks/events/retry", UriKind.Relative), new StringContent("{}", System.Text.Encoding.UTF8, "application/json"));
        retried.EnsureSuccessStatusCode();
    }

    [GeneratedRegex(@"\{(\w+)[^}]*\}")]
    private static partial Regex Constraint();
}
