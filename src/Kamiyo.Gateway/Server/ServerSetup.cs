using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace Kamiyo.Gateway.Server;

internal static class ServerSetup
{
    public const int DefaultPort = 8000;

    public static WebApplicationBuilder AddKamiyoServer(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IConfigureOptions<KestrelServerOptions>, KestrelSetup>();
        builder.Services.AddSingleton<TrustedProxies>();
        builder.Services.AddSingleton<IStartupFilter>(provider => provider.GetRequiredService<TrustedProxies>());
        builder.Services.AddSingleton<IPostConfigureOptions<ForwardedHeadersOptions>>(provider => provider.GetRequiredService<TrustedProxies>());
        builder.WebHost.UseDefaultPort(builder.Configuration, builder.Environment, DefaultPort);
        return builder;
    }
}
