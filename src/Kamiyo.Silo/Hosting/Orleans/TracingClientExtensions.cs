using Kamiyo.Telemetry.Otlp;
using Microsoft.Extensions.Configuration;
using Orleans.Hosting;

namespace Kamiyo.Silo.Hosting;

internal static class TracingClientExtensions
{
    /// <summary>As for silos: a trace that begins in a gateway goes on in the grains.</summary>
    public static IClientBuilder AddTracing(this IClientBuilder client, IConfiguration configuration) =>
        OtlpEndpoint.Of(configuration) is null ? client : client.AddActivityPropagation();
}
