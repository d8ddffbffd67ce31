using System.Globalization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Kamiyo.Silo.Configuration;

internal static class ListenAddresses
{
    // All the ways to say where to listen; any of them wins over the default.
    private static readonly string[] Settings = ["urls", "http_ports", "https_ports"];

    /// <summary>Listens on <paramref name="port"/> unless a setting says where.</summary>
    public static void UseDefaultPort(this IWebHostBuilder webHost, IConfiguration configuration, IHostEnvironment environment, int port)
    {
        if (Settings.All(name => string.IsNullOrEmpty(configuration[name])) && !configuration.GetSection("Kestrel:Endpoints").Exists())
        {
            // ASPNETCORE_URLS is `urls` when the environment has it; from .env it comes under its own name.
            webHost.UseUrls(configuration["ASPNETCORE_URLS"] ?? DefaultUrl(environment, port));
        }
    }

    private static string DefaultUrl(IHostEnvironment environment, int port)
    {
        // A development machine's admin key is printed on its screen; nobody else should reach it.
        var host = environment.IsDevelopment() ? "localhost" : "*";
        return string.Create(CultureInfo.InvariantCulture, $"http://{host}:{port}");
    }
}
