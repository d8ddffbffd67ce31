namespace Kamiyo.Gateway.Json;

internal static class JsonServices
{
    /// <summary>Makes typed results write as <see cref="AnswerJson"/> says; the metadata alone would leave names in camelCase.</summary>
    public static IServiceCollection AddGatewayJson(this IServiceCollection services) =>
        services.ConfigureHttpJsonOptions(options =>
        {
            var answers = AnswerJson.Context.Options;
            var serializer = options.SerializerOptions;
            serializer.TypeInfoResolverChain.Insert(0, AnswerJson.Context);
            serializer.PropertyNamingPolicy = answers.PropertyNamingPolicy;
            serializer.Encoder = answers.Encoder;
            foreach (var converter in answers.Converters)
            {
                serializer.Converters.Add(converter);
            }
        });
}
