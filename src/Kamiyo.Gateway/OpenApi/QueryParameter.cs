using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Kamiyo.Gateway.OpenApi;

/// <summary>A query field that a handler reads by itself, for the document.</summary>
internal sealed record QueryParameter(string Name, string Description)
{
    public QueryParameterKind Kind { get; init; }

    public bool IsRequired { get; init; }

    /// <summary>All that it may be; empty for anything of its kind.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    public int? Minimum { get; init; }

    public int? Maximum { get; init; }

    public int? Default { get; init; }

    public OpenApiParameter ToOpenApi() => new()
    {
        Name = Name,
        In = ParameterLocation.Query,
        Description = Description,
        Required = IsRequired,
        Schema = Schema(),
    };

    private OpenApiSchema Schema() => Kind switch
    {
        QueryParameterKind.Number => new OpenApiSchema
        {
            Type = JsonSchemaType.Integer,
            Minimum = Minimum?.ToString(CultureInfo.InvariantCulture),
            Maximum = Maximum?.ToString(CultureInfo.InvariantCulture),
            Default = Default is { } value ? JsonValue.Create(value) : null,
        },
        QueryParameterKind.Flag => new OpenApiSchema { Type = JsonSchemaType.Boolean },
        QueryParameterKind.Time => new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time" },
        QueryParameterKind.Text => new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            Enum = Values.Count == 0 ? null : [.. Values.Select(value => (JsonNode)JsonValue.Create(value))],
        },
        _ => throw new InvalidOperationException($"No schema for a parameter of the kind {Kind}."),
    };
}
