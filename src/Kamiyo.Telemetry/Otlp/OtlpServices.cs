using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Kamiyo.Telemetry.Otlp;

public static class OtlpServices
{
    public static IServiceCollection AddOtlp(this IServiceCollection services, Action<OtlpOptions> configure)
    {
        services.AddOptions<OtlpOptions>()
            .Configure<IConfiguration>((options, configuration) => options.Endpoint = OtlpEndpoint.Of(configuration))
            .Configure(configure)
            .Validate(static options => options.IsValid, $"{OtlpOptions.EndpointSetting} must be a URL such as http://collector:4317.")
            .ValidateOnStart();
        services.AddHostedService<OtlpExport>();
        return services;
    }
}
