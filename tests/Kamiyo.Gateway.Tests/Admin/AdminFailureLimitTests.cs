using System.Net;
using Kamiyo.Gateway.Admin;
using Kamiyo.Gateway.Tests.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Kamiyo.Gateway.Tests.Admin;

public sealed class AdminFailureLimitTests : IAsyncDisposable
{
    private readonly GatewayApplication _application = new GatewayApplication().With("Kamiyo:RateLimits:AdminFailures:PerMinute", "2");

    private AdminFailureLimit Limit => _application.Services.GetRequiredService<AdminFailureLimit>();

    [Fact]
    public void Looking_costs_nothing()
    {
        var client = From("203.0.113.1");

        for (var look = 0; look < 10; look++)
        {
            Limit.WaitFor(client).ShouldBeNull();
        }
    }

    [Fact]
    public void A_client_out_of_tries_waits_and_others_do_not()
    {
        var client = From("203.0.113.2");
        Limit.CountFailure(client).ShouldBeNull();
        Limit.CountFailure(client).ShouldBeNull();

        Limit.CountFailure(client).ShouldNotBeNull();
        Limit.WaitFor(client).ShouldNotBeNull().ShouldBeInRange(TimeSpan.Zero, TimeSpan.FromMinutes(1));
        Limit.WaitFor(From("203.0.113.3")).ShouldBeNull();
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static DefaultHttpContext From(string address)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(address);
        return context;
    }
}
