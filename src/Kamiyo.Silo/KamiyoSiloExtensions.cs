using Kamiyo.Billing.Events;
using Kamiyo.Delivery;
using Kamiyo.Grains.Outbox;
using Kamiyo.Grains.Processing;
using Kamiyo.Grains.Retention;
using Kamiyo.Grains.RetryJobs;
using Kamiyo.Grains.Sweeping;
using Kamiyo.Grains.Telemetry;
using Kamiyo.Silo.Configuration;
using Kamiyo.Silo.Hosting;
using Kamiyo.Storage;
using Kamiyo.Storage.Databases;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Kamiyo.Silo;

public static class KamiyoSiloExtensions
{
    /// <summary>Adds the stores, and the grains wherever the settings say that they live: in this process or in a cluster's.</summary>
    /// <param name="builder">The program.</param>
    /// <param name="defaultMode">Its place in the cluster when no setting says.</param>
    public static IHostApplicationBuilder AddKamiyoGrains(this IHostApplicationBuilder builder, ClusterMode defaultMode)
    {
        builder.AddCommonSettings(defaultMode);

        // Read without a look at problems: the check at start tells all of them at once.
        var reader = new SettingsReader(builder.Configuration);
        var database = DatabaseSettings.Read(reader).Database;
        var cluster = ClusterSettings.Read(reader, defaultMode);
        return cluster.Mode is ClusterMode.Client ? builder.AddKamiyoClient(database, cluster) : builder.AddKamiyoSilo(database, cluster);
    }

    /// <summary>Adds the stores, the grains and the host under them to any program that wants to process events.</summary>
    /// <param name="builder">The program.</param>
    /// <param name="database">Where everything is kept.</param>
    /// <param name="cluster">This process' place in the cluster; by default it is alone.</param>
    public static IHostApplicationBuilder AddKamiyoSilo(
        this IHostApplicationBuilder builder, DatabaseOptions database, ClusterSettings? cluster = null)
    {
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.TryAddSingleton(RetrySchedule.Default);

        builder.Services.AddKamiyoDelivery();
        builder.Services.AddOutbox().AddProcessing().AddSweeping().AddRetention().AddRetryJobs().AddGrainMetrics();

        // Before the actor host: its reminders and grains need the tables.
        builder.Services.AddKamiyoStorage(database);
        builder.AddActorHost(database, cluster ?? ClusterSettings.Alone);
        return builder;
    }

    private static IHostApplicationBuilder AddKamiyoClient(this IHostApplicationBuilder builder, DatabaseOptions database, ClusterSettings cluster)
    {
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddGrainMetrics();
        builder.Services.AddKamiyoStorage(database);
        builder.AddActorClient(database, cluster);
        return builder;
    }
}
