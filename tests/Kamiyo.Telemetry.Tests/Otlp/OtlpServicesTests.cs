using Kamiyo.Telemetry.Otlp;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Kamiyo.Telemetry.Tests.Otlp;

public sealed class OtlpServicesTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData(" ", null)]
    [InlineData("http://collector:4317", "http://collector:4317")]
    public void The_endpoint_is_opentelemetrys_own_setting(string? setting, string? endpoint)
    {
        Read(setting).Endpoint.ShouldBe(endpoint);
    }

    [Theory]
    [InlineData("collector:4317")]
    [InlineData("collector")]
    public void What_is_no_url_is_a_problem(string setting)
    {
        Should.Throw<OptionsValidationException>(() => Read(setting)).Message.ShouldContain("OTEL_EXPORTER_OTLP_ENDPOINT must be a URL");
    }

    private static OtlpOptions Read(string? setting)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create(OtlpOptions.EndpointSetting, setting)])
            .Build();
        using var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddOtlp(_ => { }).BuildServiceProvider();
        return services.GetRequiredService<IOptions<OtlpOptions>>().Value;
    }
}
