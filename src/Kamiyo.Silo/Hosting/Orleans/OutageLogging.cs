using Kamiyo.Storage.WebhookEvents;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Kamiyo.Silo.Hosting;

/// <summary>
/// While the database is away Orleans would log four errors with stack traces for each delivery: the storage's, and those of the grain
/// that can't be activated. Here the store says once that it is away, and whoever called gets the exception.
/// </summary>
internal static class OutageLogging
{
    public static void SayOutagesOnce(this IHostApplicationBuilder builder)
    {
        // What Orleans writes in a grain storage's name is of one read or write, and the grain has the exception too. Among them are the
        // second deliveries that lose a race, which are no errors at all.
        builder.Logging.AddFilter(typeof(WebhookEventState).Namespace + ".WebhookEventGrainStorage", LogLevel.None);
        builder.Services.AddSingleton<LoggerFactory>();
        builder.Services.AddSingleton<ILoggerFactory>(provider => new OutageLoggerFactory(provider.GetRequiredService<LoggerFactory>()));
    }
}
