using Kamiyo.Orleans.InProcess.Reminders;
using Kamiyo.Silo.Configuration;
using Kamiyo.Silo.Connections;
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

    /// <summary>Whether processes can share the grains.</summary>
    public static bool CanCluster => false;

    public static void AddActorHost(this IHostApplicationBuilder builder, DatabaseOptions database, ClusterSettings cluster)
    {
        builder.Services.AddSingleton<IGrainConnection, SameProcessConnection>();
        builder.Services.AddKamiyoDuty(database.Dialect);
        builder.UseOrleans(silo => silo
            .AddReminders()
            .ConfigureServices(services => services.AddSingleton<IReminderDuty, ReminderDuty>())
            .Configure<ReminderOptions>(options => options.RefreshReminderListPeriod = ReminderRefresh)
            .AddStartupTask<SiloStart>()
            .AddTracing(builder.Configuration));
    }

    public static void AddActorClient(this IHostApplicationBuilder builder, DatabaseOptions database, ClusterSettings cluster) =>
        throw new NotSupportedException("The embedded host serves one process.");

    /// <summary>Whether a call failed because no silo could take it.</summary>
    public static bool IsOutage(Exception exception) => false;
}
