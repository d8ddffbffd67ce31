using Microsoft.Extensions.Hosting;
using Orleans.Hosting;

namespace Kamiyo.Silo.Hosting;

/// <summary>The embedded host: one process, nothing to configure.</summary>
internal static class ActorHost
{
    public static void AddActorHost(this IHostApplicationBuilder builder) =>
        builder.UseOrleans(silo => silo.AddReminders().AddStartupTask(SiloStart.Run).AddTracing(builder.Configuration));
}
