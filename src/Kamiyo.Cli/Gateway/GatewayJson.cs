using System.Text.Json.Serialization;

namespace Kamiyo.Cli.Gateway;

/// <summary>Generated readers: a command that lives for half a second can't spend it on reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Receipt))]
[JsonSerializable(typeof(EventView))]
[JsonSerializable(typeof(CustomerView))]
[JsonSerializable(typeof(ProblemDetails))]
public sealed partial class GatewayJson : JsonSerializerContext;
