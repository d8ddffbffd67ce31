using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Kamiyo.Silo.Hosting;

/// <summary>
/// While the database is away Orleans would log an error with its stack trace for each grain that can't be activated. Here the store
/// says once that it is away, and whoever called gets the exception.
/// </summary>
internal static class OutageLogging
{
    public static void SayOutagesOnce(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<LoggerFactory>();
        builder.Services.AddSingleton<ILoggerFactory>(provider => new OutageLoggerFactory(provider.GetRequiredService<LoggerFactory>()));
    }
}
