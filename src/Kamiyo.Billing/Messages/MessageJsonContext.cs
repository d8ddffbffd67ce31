using System.Text.Json.Serialization;

namespace Kamiyo.Billing.Messages;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowOutOfOrderMetadataProperties = true,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(MessageData))]
internal sealed partial class MessageJsonContext : JsonSerializerContext;
