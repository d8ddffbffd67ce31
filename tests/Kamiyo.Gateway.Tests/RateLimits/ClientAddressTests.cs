using System.Net;
using Kamiyo.Gateway.RateLimits;
using Microsoft.AspNetCore.Http;

namespace Kamiyo.Gateway.Tests.RateLimits;

public sealed class ClientAddressTests
{
    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7")]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::")]
    [InlineData("2001:db8:1:2:ffff:ffff:ffff:ffff", "2001:db8:1:2::")]
    [InlineData("2001:db8:1:3::1", "2001:db8:1:3::")]
    public void A_client_is_an_ipv4_address_or_an_ipv6_network(string remote, string client)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(remote);

        ClientAddress.Of(context).ShouldBe(IPAddress.Parse(client));
    }

    [Fact]
    public void Clients_without_an_address_are_one_client()
    {
        ClientAddress.Of(new DefaultHttpContext()).ShouldBe(ClientAddress.Of(new DefaultHttpContext()));
    }
}
