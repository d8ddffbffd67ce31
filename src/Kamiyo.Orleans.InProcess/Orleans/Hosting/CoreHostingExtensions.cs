using Kamiyo.Orleans.InProcess.Hosting;

namespace Orleans.Hosting;

/// <summary>Features of a silo.</summary>
public static class CoreHostingExtensions
{
    /// <summary>Makes activities of grains children of the activity that their caller was in, so that traces go through calls.</summary>
    public static ISiloBuilder AddActivityPropagation(this ISiloBuilder builder) =>
        builder.Configure<InProcessSiloOptions>(static options => options.PropagatesActivities = true);
}
