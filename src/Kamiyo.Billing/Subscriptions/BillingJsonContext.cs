using System.Text.Json.Serialization;

namespace Kamiyo.Billing.Subscriptions;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(StoredCustomerState))]
[JsonSerializable(typeof(StoredStanding))]
internal sealed partial class BillingJsonContext : JsonSerializerContext;
