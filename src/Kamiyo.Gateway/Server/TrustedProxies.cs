using Kamiyo.Gateway.Configuration;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace Kamiyo.Gateway.Server;

/// <summary>
/// Takes the client's address and scheme from proxies that are trusted, before anything counts by address. Without any, the headers
/// count for nothing, even where ASPNETCORE_FORWARDEDHEADERS_ENABLED would have everybody believed.
/// </summary>
internal sealed class TrustedProxies(ProxySettings proxies) : IStartupFilter, IPostConfigureOptions<ForwardedHeadersOptions>
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        if (proxies.HasProxies)
        {
            app.UseForwardedHeaders();
        }

        next(app);
    };

    public void PostConfigure(string? name, ForwardedHeadersOptions options)
    {
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var address in proxies.Addresses)
        {
            options.KnownProxies.Add(address);
        }

        foreach (var network in proxies.Networks)
        {
            options.KnownIPNetworks.Add(network);
        }

        options.ForwardLimit = proxies.MaxHops;
        options.ForwardedHeaders = proxies.HasProxies ? ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto : ForwardedHeaders.None;
    }
}
