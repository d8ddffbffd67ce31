using System.Text.Json.Serialization;
using Kamiyo.Delivery.OutgoingWebhooks;
using Kamiyo.Delivery.Templates;

namespace Kamiyo.Delivery;

/// <summary>What Delivery keeps in the outbox. Nothing is left out: receivers of webhooks see the same fields every time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(EventDeadData))]
[JsonSerializable(typeof(CustomerChangedData))]
internal sealed partial class DeliveryJsonContext : JsonSerializerContext;
