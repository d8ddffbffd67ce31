using Kamiyo.Silo.Connections;
using Microsoft.Extensions.Hosting;
using Orleans;
using Orleans.Runtime;

namespace Kamiyo.Silo.Hosting;

/// <summary>This client's connection to the silos. They may come and go; the client finds them again with each call.</summary>
internal sealed class ClusterConnection(IGrainFactory grains, TimeProvider time) : IGrainConnection, IHostedLifecycleService
{
    private static readonly TimeSpan ProbeLimit = TimeSpan.FromSeconds(2);

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
            await grains.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true).WaitAsync(ProbeLimit, time, cancellationToken);
            return null;
        }
        catch (Exception exception) when (exception is TimeoutException || ActorHost.IsOutage(exception))
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

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
