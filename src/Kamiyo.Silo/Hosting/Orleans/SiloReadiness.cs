using Kamiyo.Storage.Health;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Kamiyo.Silo.Hosting;

/// <summary>Whether this silo could process an event now.</summary>
internal sealed class SiloReadiness(IHostApplicationLifetime lifetime, IStoreHealth store) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!lifetime.ApplicationStarted.IsCancellationRequested || lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy("The process is starting or stopping.");
        }

        return await store.FindProblemAsync(cancellationToken) is { } problem
            ? HealthCheckResult.Unhealthy($"The database takes no writes: {problem}")
            : HealthCheckResult.Healthy();
    }
}
