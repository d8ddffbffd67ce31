using Kamiyo.Silo.Configuration;
using Kamiyo.Silo.Connections;
using Kamiyo.Storage;
using Kamiyo.Storage.Databases;
using Kamiyo.Storage.Duties;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;
using Orleans.Configuration;
using Orleans.Dashboard;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Runtime.Messaging;
using Orleans.Serialization;

namespace Kamiyo.Silo.Hosting;

/// <summary>Orleans: silos that meet in the database, and clients of theirs.</summary>
internal static class ActorHost
{
    /// <summary>Whether processes can share the grains.</summary>
    public static bool CanCluster => true;

    // As Orleans' ADO.NET providers name it.
    private const string Npgsql = "Npgsql";

    // Stripe waits for the answer; what no silo has answered by then is better delivered again.
    private static readonly TimeSpan ResponseLimit = TimeSpan.FromSeconds(10);

    // How soon a client finds a silo that has joined, and tries one again that it had lost.
    private static readonly TimeSpan SilosRefreshPeriod = TimeSpan.FromSeconds(5);

    public static void AddActorHost(this IHostApplicationBuilder builder, DatabaseOptions database, ClusterSettings cluster)
    {
        builder.Services.AddSingleton<IGrainConnection, SameProcessConnection>();
        builder.SayOutagesOnce();
        builder.UseOrleans(silo =>
        {
            if (cluster.Mode is ClusterMode.Member)
            {
                // A cluster has one of each grain and delivers each reminder once, in whichever silo.
                silo.Services.AddSingleton<IDuty, PermanentDuty>();
                silo.JoinCluster(database, cluster);
            }
            else
            {
                silo.Services.AddKamiyoDuty(database.Dialect);
                silo.StayAlone();
            }

            if (cluster.HasDashboard)
            {
                silo.AddDashboard();
            }

            silo.AddStartupTask<SiloStart>().AddTracing(builder.Configuration);
        });
    }

    public static void AddActorClient(this IHostApplicationBuilder builder, DatabaseOptions database, ClusterSettings cluster)
    {
        // The client's start lasts until a silo is there. Meanwhile the web server already answers "try again".
        builder.Services.Configure<HostOptions>(options => options.ServicesStartConcurrently = true);
        builder.Services.AddSingleton<SiloConnections>();
        builder.Services.AddSingleton<IClusterConnectionStatusObserver>(provider => provider.GetRequiredService<SiloConnections>());
        builder.Services.CarryOwnExceptions();
        builder.UseOrleansClient(client => client
            .AddOutgoingGrainCallFilter<SiloGate>()
            .AddTracing(builder.Configuration)
            .Configure<ClusterOptions>(cluster.Name)
            .Configure<GatewayOptions>(options => options.GatewayListRefreshPeriod = SilosRefreshPeriod)
            .Configure<ClientMessagingOptions>(options => options.ResponseTimeout = ResponseLimit)
            .UseConnectionRetryFilter<SiloSearch>()
            .UseAdoNetClustering(options =>
            {
                options.Invariant = Npgsql;
                options.ConnectionString = database.ConnectionString;
            }));

        // After the client, so that it stops before it.
        builder.Services.AddSingleton<ClusterConnection>();
        builder.Services.AddSingleton<IGrainConnection>(provider => provider.GetRequiredService<ClusterConnection>());
        builder.Services.AddHostedService(provider => provider.GetRequiredService<ClusterConnection>());
    }

    /// <summary>Whether a call failed because no silo could take it.</summary>
    /// <remarks>A call that expires before a silo has been chosen for its grain comes back as cancelled.</remarks>
    public static bool IsOutage(Exception exception) =>
        exception is OrleansMessageRejectionException or ConnectionFailedException or GatewayTooBusyException or OperationCanceledException;

    private static void JoinCluster(this ISiloBuilder silo, DatabaseOptions database, ClusterSettings cluster)
    {
        silo.Services.CarryOwnExceptions();

        // Before the silo, whose start lasts until it has joined.
        silo.Services.Insert(0, ServiceDescriptor.Singleton<IHostedService, DeadSilos>());
        silo.Configure<ClusterOptions>(cluster.Name)
            .UseAdoNetClustering(options =>
            {
                options.Invariant = Npgsql;
                options.ConnectionString = database.ConnectionString;
            })
            .UseAdoNetReminderService(options =>
            {
                options.Invariant = Npgsql;
                options.ConnectionString = database.ConnectionString;
            })
            .ConfigureEndpoints(cluster.AdvertisedAddress, cluster.SiloPort, cluster.GatewayPort, listenOnAnyHostAddress: !cluster.IsOnThisMachineOnly());
    }

    // Ports that nobody else needs to know, so that any number of such processes fits on one machine.
    private static void StayAlone(this ISiloBuilder silo) =>
        silo.UseLocalhostClustering(LoopbackPort.Next(), LoopbackPort.Next()).AddReminders();

    private static void Name(this ClusterSettings cluster, ClusterOptions options)
    {
        options.ClusterId = cluster.ClusterId;
        options.ServiceId = cluster.ServiceId;
    }

    // A silo's ports take orders from whoever reaches them.
    private static bool IsOnThisMachineOnly(this ClusterSettings cluster) =>
        cluster.AdvertisedAddress is { } address && System.Net.IPAddress.TryParse(address, out var parsed) && System.Net.IPAddress.IsLoopback(parsed);

    // Otherwise "the store is unavailable" would reach a client as an unknown error.
    private static void CarryOwnExceptions(this IServiceCollection services) =>
        services.Configure<ExceptionSerializationOptions>(options => options.SupportedNamespacePrefixes.Add(nameof(Kamiyo)));
}
