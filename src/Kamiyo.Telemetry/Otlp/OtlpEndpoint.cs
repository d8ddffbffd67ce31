using Microsoft.Extensions.Configuration;

namespace Kamiyo.Telemetry.Otlp;

public static class OtlpEndpoint
{
    /// <summary>Where traces and metrics go; null when nowhere, and then nothing need be traced.</summary>
    public static string? Of(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var endpoint = configuration[OtlpOptions.EndpointSetting]?.Trim();
        return string.IsNullOrEmpty(endpoint) ? null : endpoint;
    }
}
