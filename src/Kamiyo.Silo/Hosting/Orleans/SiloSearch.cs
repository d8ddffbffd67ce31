using Microsoft.Extensions.Logging;
using Orleans;

namespace Kamiyo.Silo.Hosting;

/// <summary>Keeps a client looking for as long as it takes: silos and clients are started in any order.</summary>
internal sealed class SiloSearch(TimeProvider time, ILogger<SiloSearch> logger) : IClientConnectionRetryFilter
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
    {
        logger.LogWarning("No silo of the cluster is there yet: {Problem}", exception.Message);
        await Task.Delay(RetryDelay, time, cancellationToken);
        return true;
    }
}
