using Microsoft.Extensions.Hosting;
using Orleans.Hosting;

namespace Kamiyo.Silo.Hosting;

/// <summary>Orleans with the silo in this process, reachable from this machine only.</summary>
internal static class ActorHost
{
    public static void AddActorHost(this IHostApplicationBuilder builder) =>
        builder.UseOrleans(silo => silo.UseLocalhostClustering().AddReminders().AddStartupTask(SiloStart.Run).AddTracing(builder.Configuration));
}
