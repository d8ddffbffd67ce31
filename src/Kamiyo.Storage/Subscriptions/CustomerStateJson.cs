using System.Text.Json;
using System.Text.Json.Serialization;
using Kamiyo.Billing.Subscriptions;

namespace Kamiyo.Storage.Subscriptions;

/// <summary>The column <c>subscription.state</c>: snake_case as everywhere, enums by name, so that people can query it.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CustomerState))]
internal sealed partial class CustomerStateJson : JsonSerializerContext
{
    public static string Write(CustomerState state) => JsonSerializer.Serialize(state, Default.CustomerState);

    /// <exception cref="JsonException">The column doesn't hold a customer's state.</exception>
    public static CustomerState Read(string json)
    {
        var state = JsonSerializer.Deserialize(json, Default.CustomerState) ?? throw new JsonException("The state of a customer is null.");
        // The reader makes a dictionary that compares by culture.
        return state with { Subscriptions = state.Subscriptions.WithComparers(StringComparer.Ordinal) };
    }
}
