using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;

namespace Kamiyo.Silo.Hosting;

/// <summary>Whether this client is connected to any silo, as Orleans tells of each connection.</summary>
internal sealed class SiloConnections(IHostApplicationLifetime lifetime, ILogger<SiloConnections> logger) : IClusterConnectionStatusObserver
{
    private int _count;

    public bool HasAny => Volatile.Read(ref _count) > 0;

    public void NotifyGatewayCountChanged(int currentNumberOfGateways, int previousNumberOfGateways, bool connectionRecovered)
    {
        // Told on several threads and so in any order: the differences are right, the last number heard may not be.
        var change = currentNumberOfGateways - previousNumberOfGateways;
        var count = Interlocked.Add(ref _count, change);
        if (count == change && change > 0)
        {
            logger.LogInformation("Connected to a silo");
        }
        else if (count == 0 && !lifetime.ApplicationStopping.IsCancellationRequested)
        {
            logger.LogWarning("No silo is connected any more. Until one is, whatever needs grains is answered with 503");
        }
    }

    // The number tells it too.
    public void NotifyClusterConnectionLost()
    {
    }
}
