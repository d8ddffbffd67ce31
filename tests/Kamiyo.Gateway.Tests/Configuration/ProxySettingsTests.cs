using System.Net;
using Kamiyo.Gateway.Configuration;

namespace Kamiyo.Gateway.Tests.Configuration;

public sealed class ProxySettingsTests
{
    [Fact]
    public void Nobody_is_trusted_unless_set()
    {
        ProxySettings.Read(SettingsOf.Reader()).HasProxies.ShouldBeFalse();
    }

    [Fact]
    public void Proxies_are_addresses_and_networks()
    {
        var settings = ProxySettings.Read(SettingsOf.Reader(("Kamiyo:TrustedProxies", "10.0.0.7, 172.16.0.0/12,2001:db8::/32")));

        settings.Addresses.ShouldBe([IPAddress.Parse("10.0.0.7")]);
        settings.Networks.ShouldBe([IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("2001:db8::/32")]);
        settings.MaxHops.ShouldBe(5);
    }

    [Theory]
    [InlineData("proxy.example.com", "neither an address")]
    [InlineData("10.0.0.0/33", "neither an address")]
    [InlineData("", "neither an address")]
    [InlineData("0.0.0.0/0", "everybody")]
    [InlineData("::/0", "everybody")]
    public void Anything_else_is_a_problem(string entry, string problem)
    {
        var reader = SettingsOf.Reader(("Kamiyo:TrustedProxies", $"10.0.0.7,{entry}"));

        ProxySettings.Read(reader);

        reader.Problems.ShouldHaveSingleItem().ShouldContain(problem);
    }
}
