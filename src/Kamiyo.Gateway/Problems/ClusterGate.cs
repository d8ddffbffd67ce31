using Kamiyo.Silo.Connections;

namespace Kamiyo.Gateway.Problems;

internal static class ClusterGate
{
    /// <summary>Answers "try again" to whatever needs grains until this process has found a silo once. After that, calls tell themselves.</summary>
    public static void UseClusterGate(this IApplicationBuilder app)
    {
        var grains = app.ApplicationServices.GetRequiredService<IGrainConnection>();
        app.Use((context, next) => grains.HasConnected || !context.Request.Path.StartsWithSegments("/api")
            ? next(context)
            : StoreOutage.Problem("No silo of the cluster has been found yet. Try again.").ExecuteAsync(context));
    }
}
