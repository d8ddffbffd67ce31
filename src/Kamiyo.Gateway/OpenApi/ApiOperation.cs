using System.Globalization;
using System.Text.RegularExpressions;
using Kamiyo.Gateway.Admin;
using Kamiyo.Gateway.Problems;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Kamiyo.Gateway.OpenApi;

/// <summary>Completes an operation by its route's <see cref="ApiMetadata"/> and by what all routes of its kind share.</summary>
internal sealed partial class ApiOperation : IOpenApiOperationTransformer
{
    private const string Json = "application/json";

    public async Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        AddPathParameters(operation, context.Description.RelativePath ?? "");
        foreach (var parameter in metadata.OfType<ApiMetadata.QueryMetadata>().SelectMany(query => query.Parameters))
        {
            (operation.Parameters ??= []).Add(parameter.ToOpenApi());
        }

        await AddBody(operation, context, cancellationToken);
        await AddAnswers(operation, context, cancellationToken);
        foreach (var problem in metadata.OfType<ApiMetadata.ProblemMetadata>())
        {
            await AddProblem(operation, context, problem.Status, problem.Code, cancellationToken);
        }

        if (metadata.OfType<IAuthorizeData>().Any())
        {
            await AddAdminKey(operation, context, cancellationToken);
        }
    }

    // Handlers that bind a customer's key as a whole hide the parts of it.
    private static void AddPathParameters(OpenApiOperation operation, string path)
    {
        operation.Parameters ??= [];
        foreach (var name in PathParameter().Matches(path).Select(match => match.Groups[1].Value))
        {
            if (!operation.Parameters.Any(parameter => parameter.Name == name))
            {
                operation.Parameters.Add(new OpenApiParameter
                {
                    Name = name,
                    In = ParameterLocation.Path,
                    Required = true,
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                });
            }
        }
    }

    private static async Task AddBody(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<ApiMetadata.BodyMetadata>().SingleOrDefault() is { } body)
        {
            operation.RequestBody = new OpenApiRequestBody { Required = true, Content = await Content(context, body.Type, Json, cancellationToken) };
        }
    }

    private static async Task AddAnswers(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<ApiMetadata.AnswersMetadata>().SingleOrDefault() is not { } answers)
        {
            return;
        }

        var schemas = new List<IOpenApiSchema>();
        foreach (var type in answers.Types)
        {
            schemas.Add(await context.GetOrCreateSchemaAsync(type, cancellationToken: cancellationToken));
        }

        (operation.Responses ??= [])["200"] = new OpenApiResponse
        {
            Description = "OK",
            Content = new Dictionary<string, OpenApiMediaType> { [Json] = new() { Schema = new OpenApiSchema { OneOf = schemas } } },
        };
    }

    private static async Task AddAdminKey(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(AdminKeyHandler.SchemeName, context.Document)] = [] }];
        var isLook = HttpMethods.IsGet(context.Description.HttpMethod ?? "");
        await AddProblem(operation, context, StatusCodes.Status400BadRequest, ProblemCode.InvalidRequest, cancellationToken);
        await AddProblem(operation, context, StatusCodes.Status401Unauthorized, ProblemCode.InvalidAdminKey, cancellationToken);
        await AddProblem(
            operation, context, StatusCodes.Status403Forbidden, isLook ? ProblemCode.AdminApiClosed : ProblemCode.OperatorKeyRequired, cancellationToken);
        await AddProblem(operation, context, StatusCodes.Status429TooManyRequests, ProblemCode.RateLimited, cancellationToken);
        await AddProblem(operation, context, StatusCodes.Status503ServiceUnavailable, ProblemCode.StoreUnavailable, cancellationToken);
    }

    private static async Task AddProblem(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, int status, string code, CancellationToken cancellationToken) =>
        (operation.Responses ??= [])[status.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponse
        {
            Description = code,
            Content = await Content(context, typeof(Problem), ProblemResult.ContentType, cancellationToken),
        };

    private static async Task<Dictionary<string, OpenApiMediaType>> Content(
        OpenApiOperationTransformerContext context, Type type, string contentType, CancellationToken cancellationToken) => new()
        {
            [contentType] = new OpenApiMediaType { Schema = await context.GetOrCreateSchemaAsync(type, cancellationToken: cancellationToken) },
        };

    [GeneratedRegex(@"\{(\w+)[^}]*\}")]
    private static partial Regex PathParameter();
}
