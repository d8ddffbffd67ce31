using Kamiyo.Gateway.Admin;
using Kamiyo.Gateway.Json;
using Microsoft.OpenApi;

namespace Kamiyo.Gateway.OpenApi;

internal static class ApiDocument
{
    private const string Name = "v1";

    public static IServiceCollection AddApiDocument(this IServiceCollection services) => services.AddOpenApi(Name, options =>
    {
        options.AddOperationTransformer<ApiOperation>();
        options.AddSchemaTransformer((schema, context, _) =>
        {
            Correct(schema, context.JsonTypeInfo.Type);
            return Task.CompletedTask;
        });
        options.AddDocumentTransformer((document, _, _) =>
        {
            Complete(document);
            return Task.CompletedTask;
        });
    });

    /// <summary><c>/openapi/v1.json</c>, for everybody: it tells nothing that isn't in the manual.</summary>
    public static IEndpointRouteBuilder MapApiDocument(this IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi();
        return routes;
    }

    // What a converter of our own writes is unknown to the exporter of schemas.
    private static void Correct(OpenApiSchema schema, Type type)
    {
        if (type == typeof(DateTimeOffset) || type == typeof(DateTimeOffset?))
        {
            schema.Type = type == typeof(DateTimeOffset) ? JsonSchemaType.String : JsonSchemaType.String | JsonSchemaType.Null;
            schema.Format = "date-time";
        }
        else if (type == typeof(RawJson) || type == typeof(RawJson?))
        {
            schema.Description ??= "JSON as it was stored.";
        }
    }

    private static void Complete(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Kamiyo",
            Version = Name,
            Description = "Takes Stripe's webhooks and tells who may use what. Errors are application/problem+json with a code to decide by.",
        };
        document.Servers = [];
        var components = document.Components ??= new OpenApiComponents();
        components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        components.SecuritySchemes[AdminKeyHandler.SchemeName] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Header,
            Name = AdminKeyHandler.HeaderName,
            Description = "A viewer's key may look; an operator's may do everything.",
        };
    }
}
