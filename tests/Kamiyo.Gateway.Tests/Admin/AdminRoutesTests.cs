using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Kamiyo.Gateway.Tests.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Kamiyo.Gateway.Tests.Admin;

/// <summary>Every admin route there is, asked with every kind of key.</summary>
public sealed partial class AdminRoutesTests : IAsyncDisposable
{
    private const string ViewerKey = "viewer_key_example";

    private readonly GatewayApplication _application = new GatewayApplication()
        .With("Kamiyo:Admin:Keys:vera:Key", ViewerKey)
        .With("Kamiyo:Admin:Keys:vera:Role", "viewer")
        .With("Kamiyo:RateLimits:AdminFailures:PerMinute", "1000");

    [Theory]
    [InlineData(null)]
    [InlineData("wrong")]
    public async Task Without_the_right_key_no_route_answers(string? key)
    {
        foreach (var (method, path) in Routes())
        {
            using var response = await Ask(method, path, key);

            await response.ShouldBeProblem(HttpStatusCode.Unauthorized, "invalid_admin_key");
        }
    }

    [Fact]
    public async Task A_viewer_may_ask_every_route_that_changes_nothing_and_no_other()
    {
        foreach (var (method, path) in Routes())
        {
            using var response = await Ask(method, path, ViewerKey);

            if (method == "GET")
            {
                response.StatusCode.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.NotFound);
            }
            else
            {
                (await response.ShouldBeProblem(HttpStatusCode.Forbidden, "operator_key_required")).ShouldNotBeNull().ShouldContain("'vera'");
            }
        }
    }

    [Fact]
    public async Task An_operator_may_ask_every_route()
    {
        foreach (var (method, path) in Routes())
        {
            using var response = await Ask(method, path, GatewayApplication.AdminKey);

            response.StatusCode.ShouldNotBe(HttpStatusCode.Unauthorized, path);
            response.StatusCode.ShouldNotBe(HttpStatusCode.Forbidden, path);
            ((int)response.StatusCode).ShouldBeLessThan(500, path);
        }
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private List<(string Method, string Path)> Routes()
    {
        var routes = _application.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetMetadata<IAuthorizeData>() is not null)
            .SelectMany(
                route => route.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods,
                (route, method) => (method, Parameter().Replace(route.RoutePattern.RawText!, match => Example(match.Groups[1].Value))))
            .ToList();
        routes.Count.ShouldBeGreaterThan(15);
        return routes;
    }

    private static string Example(string parameter) => parameter switch
    {
        "account" => "acct_1",
        "customer_id" or "customer_or_user_id" => "cus_unknown",
        _ => "unknown",
    };

    private async Task<HttpResponseMessage> Ask(string method, string path, string? key)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (method is "POST")
        {
            request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
        }

        if (key is not null)
        {
            request.Headers.Add("X-Admin-Key", key);
        }

        return await _application.CreateClient().SendAsync(request);
    }

    [GeneratedRegex(@"\{(\w+)[^}]*\}")]
    private static partial Regex Parameter();
}
