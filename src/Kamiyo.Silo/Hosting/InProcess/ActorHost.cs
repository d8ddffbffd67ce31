using Kamiyo.Silo.Configuration;
using Kamiyo.Silo.Connections;
using Kamiyo.Storage.Databases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Hosting;

namespace Kamiyo.Silo.Hosting;

/// <summary>The embedded host: one process, nothing to configure.</summary>
internal static class ActorHost
{
    /// <summary>Whether processes can share the grains.</summary>
    public static bool CanCluster => false;

    public static void AddActorHost(this IHostApplicationBuilder builder, DatabaseOptions database, ClusterSettings cluster)
    {
        builder.Services.AddSingleton<IGrainConnection, SameProcessConnection>();
        builder.UseOrleans(silo => silo.AddReminders().AddStartupTask(SiloStart.Run));
    }

    public static void AddActorClient(this IHostApplicationBuilder builder, DatabaseOptions database, ClusterSettings cluster) =>
        throw new NotSupportedException("The embedded host serves one process.");

    /// <summary>Whether a call failed because no silo could take it.</summary>
    public static bool IsOutage(Exception exception) => false;
}
