using System.Globalization;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace Kamiyo.Gateway.Server;

internal static class ServerSetup
{
    public const int DefaultPort = 8000;

    // All the ways to say where to listen; any of them wins over the default.
    private static readonly string[] AddressSettings = ["urls", "http_ports", "https_ports"];

    public static WebApplicationBuilder AddKamiyoServer(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IConfigureOptions<KestrelServerOptions>, KestrelSetup>();
        builder.Services.AddSingleton<TrustedProxies>();
        builder.Services.AddSingleton<IStartupFilter>(provider => provider.GetRequiredService<TrustedProxies>());
        builder.Services.AddSingleton<IPostConfigureOptions<ForwardedHeadersOptions>>(provider => provider.GetRequiredService<TrustedProxies>());
        var configuration = builder.Configuration;
        if (AddressSettings.All(name => string.IsNullOrEmpty(configuration[name])) && !configuration.GetSection("Kestrel:Endpoints").Exists())
        {
            // ASPNETCORE_URLS is `urls` when the environment has it; from .env it comes under its own name.
            builder.WebHost.UseUrls(configuration["ASPNETCORE_URLS"] ?? DefaultUrl(builder.Environment));
        }

        return builder;
    }

    private static string DefaultUrl(IHostEnvironment environment)
    {
        // A development machine's admin key is printed on its screen; nobody else should reach it.
        var host = environment.IsDevelopment() ? "localhost" : "*";
        return string.Create(CultureInfo.InvariantCulture, $"http://{host}:{DefaultPort}");
    }
}
