using Kamiyo.Orleans.InProcess.Reminders;
using Kamiyo.Storage;
using Kamiyo.Storage.Databases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Hosting;

namespace Kamiyo.Silo.Hosting;

/// <summary>The embedded host: one process, nothing to configure. Several on one PostgreSQL take turns at what only one should do.</summary>
internal static class ActorHost
{
    // Reminders that another process registers are found in time for their first tick, a minute later at the earliest.
    private static readonly TimeSpan ReminderRefresh = TimeSpan.FromSeconds(20);

    public static void AddActorHost(this IHostApplicationBuilder builder, DatabaseDialect dialect)
    {
        builder.Services.AddKamiyoDuty(dialect);
        builder.UseOrleans(silo => silo
            .AddReminders()
            .ConfigureServices(services => services.AddSingleton<IReminderDuty, ReminderDuty>())
            .Configure<ReminderOptions>(options => options.RefreshReminderListPeriod = ReminderRefresh)
            .AddStartupTask(SiloStart.Run)
            .AddTracing(builder.Configuration));
    }
}
