using Kamiyo.Storage.Databases;
using Kamiyo.Storage.Duties;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Hosting;

namespace Kamiyo.Silo.Hosting;

/// <summary>Orleans with the silo in this process, reachable from this machine only.</summary>
internal static class ActorHost
{
    public static void AddActorHost(this IHostApplicationBuilder builder, DatabaseDialect dialect)
    {
        // A cluster has one of each grain and delivers each reminder once, in whichever silo.
        builder.Services.AddSingleton<IDuty, PermanentDuty>();
        builder.UseOrleans(silo => silo
            .UseLocalhostClustering()
            .AddReminders()
            .AddStartupTask(SiloStart.Run)
            .AddTracing(builder.Configuration));
    }
}
