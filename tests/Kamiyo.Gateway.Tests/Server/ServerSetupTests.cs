using Kamiyo.Gateway.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Kamiyo.Gateway.Tests.Server;

public sealed class ServerSetupTests
{
    [Theory]
    [InlineData("Development", "http://localhost:8000")]
    [InlineData("Production", "http://*:8000")]
    public void The_port_is_8000_and_only_production_is_open_to_others(string environment, string url)
    {
        Url(environment).ShouldBe(url);
    }

    [Theory]
    [InlineData("--urls", "http://localhost:9000", "http://localhost:9000")]
    [InlineData("--ASPNETCORE_URLS", "http://localhost:9001", "http://localhost:9001")]
    [InlineData("--http_ports", "9002", null)]
    [InlineData("--Kestrel:Endpoints:Http:Url", "http://localhost:9003", null)]
    public void An_address_that_is_set_wins(string name, string value, string? url)
    {
        Url("Development", name, value).ShouldBe(url);
    }

    private static string? Url(string environment, params string[] arguments)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment, Args = arguments });
        builder.AddKamiyoServer();
        return builder.WebHost.GetSetting(WebHostDefaults.ServerUrlsKey);
    }
}
