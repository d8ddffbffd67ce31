using System.Net;
using Kamiyo.Gateway.Tests.Hosting;
using Kamiyo.Storage;
using Kamiyo.Storage.WebhookEvents;
using NSubstitute;
using NSubstitute.ExceptionExtensions;

namespace Kamiyo.Gateway.Tests.Problems;

public sealed class ProblemPagesTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/api/v1/nothing")]
    [InlineData("/api/v1/webhooks/stripe/more")]
    public async Task An_unknown_route_is_a_problem(string route)
    {
        await using var application = new GatewayApplication();

        using var response = await application.Admin.GetAsync(new Uri(route, UriKind.Relative));

        await response.ShouldBeProblem(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task A_client_that_wants_html_gets_a_problem_all_the_same()
    {
        await using var application = new GatewayApplication();
        var client = application.CreateClient();
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");

        using var response = await client.GetAsync(new Uri("/nothing", UriKind.Relative));

        await response.ShouldBeProblem(HttpStatusCode.NotFound, "not_found");
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Development")]
    public async Task An_unhandled_error_shows_nothing_of_itself(string environment)
    {
        var events = Substitute.For<IWebhookEventStore>();
        events.FindAsync(default!, default).ThrowsAsyncForAnyArgs(new InvalidOperationException("the password is hunter2"));
        await using var application = new GatewayApplication().InEnvironment(environment).Replace(events);

        using var response = await application.Admin.GetAsync(new Uri("/api/v1/webhooks/events/evt_1", UriKind.Relative));

        (await response.Content.ReadAsStringAsync()).ShouldNotContain("hunter2");
        await response.ShouldBeProblem(HttpStatusCode.InternalServerError, "internal_error");
        application.Logs.Lines.ShouldContain(line => line.StartsWith("Error", StringComparison.Ordinal) && line.Contains("hunter2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_database_that_can_not_be_reached_is_answered_with_try_again()
    {
        var events = Substitute.For<IWebhookEventStore>();
        events.FindAsync(default!, default).ThrowsAsyncForAnyArgs(new StoreUnavailableException("db.internal:5432 is down"));
        await using var application = new GatewayApplication().Replace(events);

        using var response = await application.Admin.GetAsync(new Uri("/api/v1/webhooks/events/evt_1", UriKind.Relative));

        (await response.ShouldBeProblem(HttpStatusCode.ServiceUnavailable, "store_unavailable")).ShouldNotBeNull().ShouldNotContain("db.internal");
        response.Headers.RetryAfter.ShouldNotBeNull();
    }
}
