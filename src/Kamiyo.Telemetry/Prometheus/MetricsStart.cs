using Microsoft.Extensions.Hosting;

namespace Kamiyo.Telemetry.Prometheus;

/// <summary>Listens before anything is served.</summary>
internal sealed class MetricsStart(PrometheusExporter exporter, IEnumerable<IStartingMetrics> metrics) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        exporter.Start();
        foreach (var one in metrics)
        {
            one.RecordZeros();
        }

        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
