using Kamiyo.Telemetry.Otlp;
using Microsoft.Extensions.Configuration;
using Orleans.Hosting;

namespace Kamiyo.Silo.Hosting;

internal static class TracingSiloExtensions
{
    /// <summary>Lets traces go through grain calls, when somebody collects them: each call costs a little more.</summary>
    public static ISiloBuilder AddTracing(this ISiloBuilder silo, IConfiguration configuration) =>
        OtlpEndpoint.Of(configuration) is null ? silo : silo.AddActivityPropagation();
}
