using System.Net;
using Kamiyo.Gateway.Tests.Hosting;
using Microsoft.AspNetCore.Http;

namespace Kamiyo.Gateway.Tests.Server;

public sealed class TrustedProxiesTests
{
    [Theory]
    [InlineData("10.0.0.7", "203.0.113.9", "203.0.113.9")]
    [InlineData("::ffff:10.0.0.7", "203.0.113.9", "203.0.113.9")]
    [InlineData("192.168.4.5", "203.0.113.9", "203.0.113.9")]
    [InlineData("10.0.0.7", "203.0.113.9, 192.168.4.5", "203.0.113.9")]
    [InlineData("10.0.0.7", "198.51.100.1, 203.0.113.9", "203.0.113.9")]
    [InlineData("10.0.0.7", "no address", "10.0.0.7")]
    public async Task The_client_is_whom_the_last_trusted_proxy_saw(string remote, string forwardedFor, string client)
    {
        await using var application = new GatewayApplication().With("Kamiyo:TrustedProxies", "10.0.0.7, 192.168.0.0/16");

        (await ClientOf(application, remote, forwardedFor)).ShouldBe(IPAddress.Parse(client));
    }

    [Theory]
    [InlineData("10.0.0.8")]
    [InlineData("127.0.0.1")]
    public async Task Nobody_else_is_believed(string remote)
    {
        await using var application = new GatewayApplication().With("Kamiyo:TrustedProxies", "10.0.0.7, 192.168.0.0/16");

        (await ClientOf(application, remote, "203.0.113.9")).ShouldBe(IPAddress.Parse(remote));
    }

    [Fact]
    public async Task Without_trusted_proxies_the_frameworks_own_switch_lets_nobody_be_believed_either()
    {
        await using var application = new GatewayApplication().With("FORWARDEDHEADERS_ENABLED", "true");

        (await ClientOf(application, "10.0.0.7", "203.0.113.9")).ShouldBe(IPAddress.Parse("10.0.0.7"));
    }

    [Fact]
    public async Task Only_so_many_proxies_in_a_row_are_believed()
    {
        await using var application = new GatewayApplication().With("Kamiyo:TrustedProxies", "10.0.0.0/8").With("Kamiyo:TrustedProxyHops", "2");

        (await ClientOf(application, "10.0.0.1", "203.0.113.9, 10.0.0.3, 10.0.0.2")).ShouldBe(IPAddress.Parse("10.0.0.3"));
    }

    private static async Task<IPAddress?> ClientOf(GatewayApplication application, string remote, string forwardedFor)
    {
        var context = await application.Server.SendAsync(request =>
        {
            request.Request.Method = HttpMethods.Get;
            request.Request.Path = "/health/live";
            request.Request.Headers["X-Forwarded-For"] = forwardedFor;
            request.Connection.RemoteIpAddress = IPAddress.Parse(remote);
        });
        context.Response.StatusCode.ShouldBe(StatusCodes.Status200OK);
        return context.Connection.RemoteIpAddress is { IsIPv4MappedToIPv6: true } mapped ? mapped.MapToIPv4() : context.Connection.RemoteIpAddress;
    }
}
