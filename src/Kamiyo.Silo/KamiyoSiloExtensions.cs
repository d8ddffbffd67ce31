using Kamiyo.Billing.Events;
using Kamiyo.Delivery;
using Kamiyo.Grains.Outbox;
using Kamiyo.Grains.Processing;
using Kamiyo.Grains.Retention;
using Kamiyo.Grains.RetryJobs;
using Kamiyo.Grains.Sweeping;
using Kamiyo.Grains.Telemetry;
using Kamiyo.Silo.Hosting;
using Kamiyo.Storage;
using Kamiyo.Storage.Databases;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Kamiyo.Silo;

public static class KamiyoSiloExtensions
{
    /// <summary>Adds the stores, the grains and the host under them to any program that wants to process events.</summary>
    public static IHostApplicationBuilder AddKamiyoSilo(this IHostApplicationBuilder builder, DatabaseOptions database)
    {
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.TryAddSingleton(RetrySchedule.Default);

        builder.Services.AddKamiyoDelivery();
        builder.Services.AddOutbox().AddProcessing().AddSweeping().AddRetention().AddRetryJobs().AddGrainMetrics();

        // Before the actor host: its reminders and grains need the tables.
        builder.Services.AddKamiyoStorage(database);
        builder.AddActorHost(database.Dialect);
        return builder;
    }
}
