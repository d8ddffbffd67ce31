using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Kamiyo.Telemetry.Otlp;

/// <summary>Sends traces and metrics to a collector from before the first request to after the last, when there is one.</summary>
internal sealed class OtlpExport(IOptions<OtlpOptions> options, IConfiguration configuration, ILogger<OtlpExport> logger)
    : IHostedLifecycleService, IDisposable
{
    private TracerProvider? _traces;
    private MeterProvider? _metrics;

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        var settings = options.Value;
        if (settings.Endpoint is null)
        {
            return Task.CompletedTask;
        }

        // OpenTelemetry reads its own settings from the program's configuration, so that .env counts too.
        _traces = Sdk.CreateTracerProviderBuilder()
            .ConfigureServices(services => services.AddSingleton(configuration))
            .ConfigureResource(Describe)
            .AddSource([.. settings.Sources])
            .AddOtlpExporter()
            .Build();
        _metrics = Sdk.CreateMeterProviderBuilder()
            .ConfigureServices(services => services.AddSingleton(configuration))
            .ConfigureResource(Describe)
            .AddMeter([.. settings.Meters])
            .AddOtlpExporter()
            .Build();
        logger.LogInformation("Traces and metrics go to {Endpoint}", settings.Endpoint);
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Sends what is left, for a few seconds at most.</summary>
    public void Dispose()
    {
        _traces?.Dispose();
        _metrics?.Dispose();
    }

    // The environment comes last: OTEL_SERVICE_NAME wins.
    private static void Describe(ResourceBuilder resource) => resource
        .Clear()
        .AddTelemetrySdk()
        .AddService("kamiyo", serviceVersion: Assembly.GetEntryAssembly()?.GetName().Version?.ToString(3))
        .AddEnvironmentVariableDetector();
}
