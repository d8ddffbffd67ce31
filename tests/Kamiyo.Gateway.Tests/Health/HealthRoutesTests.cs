using System.Net;
using Kamiyo.Gateway.Tests.Hosting;
using Kamiyo.Storage.Health;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NSubstitute;

namespace Kamiyo.Gateway.Tests.Health;

public sealed class HealthRoutesTests
{
    private static readonly Uri Live = new("/health/live", UriKind.Relative);
    private static readonly Uri Ready = new("/health/ready", UriKind.Relative);

    [Fact]
    public async Task A_started_gateway_is_live_and_ready()
    {
        await using var application = new GatewayApplication();
        var client = application.CreateClient();

        (await client.GetStringAsync(Live)).ShouldBe("""{"status":"live","reasons":[]}""");
        (await client.GetStringAsync(Ready)).ShouldBe("""{"status":"ready","reasons":[]}""");
    }

    [Fact]
    public async Task Without_its_database_it_is_live_but_not_ready_and_keeps_the_details_to_the_log()
    {
        var store = Substitute.For<IStoreHealth>();
        store.FindProblemAsync(default).ReturnsForAnyArgs("No connection to db.internal:5432.");
        await using var application = new GatewayApplication().Replace(store);
        var client = application.CreateClient();

        (await client.GetAsync(Live)).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var response = await client.GetAsync(Ready);

        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await response.Content.ReadAsStringAsync()).ShouldBe("""{"status":"not_ready","reasons":["The database takes no writes."]}""");
        application.Logs.Lines.ShouldContain(line => line.Contains("db.internal", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_stopping_gateway_is_not_ready()
    {
        var lifetime = Substitute.For<IHostApplicationLifetime>();
        lifetime.ApplicationStarted.Returns(new CancellationToken(canceled: true));
        lifetime.ApplicationStopping.Returns(new CancellationToken(canceled: true));
        await using var application = new GatewayApplication();
        var readiness = ActivatorUtilities.CreateInstance<Gateway.Health.Readiness>(application.Services, lifetime);

        (await readiness.FindReasonsAgainstAsync(default)).ShouldBe(["The process is stopping."]);
    }

    [Fact]
    public async Task A_starting_gateway_is_not_ready()
    {
        await using var application = new GatewayApplication();
        var readiness = ActivatorUtilities.CreateInstance<Gateway.Health.Readiness>(application.Services, Substitute.For<IHostApplicationLifetime>());

        (await readiness.FindReasonsAgainstAsync(default)).ShouldBe(["The process is still starting."]);
    }
}
