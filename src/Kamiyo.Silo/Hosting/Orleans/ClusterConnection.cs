using Kamiyo.Silo.Connections;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;

namespace Kamiyo.Silo.Hosting;

/// <summary>This client's connection to the silos. They may come and go; while none is there it is this that looks for them.</summary>
internal sealed class ClusterConnection(IGrainFactory grains, SiloConnections silos, TimeProvider time, ILogger<ClusterConnection> logger)
    : BackgroundService, IGrainConnection, IHostedLifecycleService
{
    private static readonly TimeSpan ProbeLimit = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan SearchInterval = TimeSpan.FromSeconds(1);

    private volatile bool _hasConnected;

    public bool HasConnected => _hasConnected;

    public async Task<string?> FindProblemAsync(CancellationToken cancellationToken)
    {
        if (!_hasConnected)
        {
            return "No silo has been found since the start.";
        }

        try
        {
            await grains.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true, cancellationToken).WaitAsync(ProbeLimit, time, cancellationToken);
            return null;
        }
        catch (Exception exception) when (exception is TimeoutException or OrleansException)
        {
            return exception.Message;
        }
    }

    /// <summary>All services have started, so the client has.</summary>
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        _hasConnected = true;
        return Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // A client looks for silos only when it has something to ask, and without silos nobody else may ask.
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var pause = new PeriodicTimer(SearchInterval, time);
        while (await pause.WaitForNextTickAsync(stoppingToken))
        {
            if (_hasConnected && !silos.HasAny && await FindProblemAsync(stoppingToken) is { } problem)
            {
                logger.LogDebug("No silo answers: {Problem}", problem);
            }
        }
    }
}
