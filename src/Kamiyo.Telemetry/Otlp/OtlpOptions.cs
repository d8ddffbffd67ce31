namespace Kamiyo.Telemetry.Otlp;

/// <summary>What goes to a collector.</summary>
public sealed class OtlpOptions
{
    /// <summary>OpenTelemetry's own name; everything else that it defines (<c>OTEL_EXPORTER_OTLP_HEADERS</c>, <c>OTEL_SERVICE_NAME</c>, …) is read too.</summary>
    public const string EndpointSetting = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Null: nothing is sent.</summary>
    public string? Endpoint { get; set; }

    /// <summary>The sources whose spans are sent.</summary>
    public IList<string> Sources { get; } = [];

    /// <summary>The meters whose instruments are sent; <c>*</c> stands for any end.</summary>
    public IList<string> Meters { get; } = [];

    internal bool IsValid => Endpoint is null
        || (Uri.TryCreate(Endpoint, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps));
}
