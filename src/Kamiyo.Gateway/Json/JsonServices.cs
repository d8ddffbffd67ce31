namespace Kamiyo.Gateway.Json;

internal static class JsonServices
{
    /// <summary>Makes typed results write as <see cref="GatewayJson"/> says; its metadata alone would leave names in camelCase.</summary>
    public static IServiceCollection AddGatewayJson(this IServiceCollection services) =>
        services.ConfigureHttpJsonOptions(options =>
        {
            var serializer = options.SerializerOptions;
            serializer.TypeInfoResolverChain.Insert(0, GatewayJson.Default);
            serializer.PropertyNamingPolicy = GatewayJson.Default.Options.PropertyNamingPolicy;
            foreach (var converter in GatewayJson.Default.Options.Converters)
            {
                serializer.Converters.Add(converter);
            }
        });
}
