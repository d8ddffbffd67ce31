using System.Text.Json;

namespace Kamiyo.Delivery.Templates;

/// <summary>What the alert for an event needs that Kamiyo has given up on.</summary>
/// <param name="EventId"><c>evt_…</c>.</param>
/// <param name="Type">Such as <c>invoice.payment_succeeded</c>.</param>
/// <param name="CustomerId">Null when the event names none.</param>
/// <param name="ErrorMessage">Why the last attempt failed.</param>
/// <param name="Attempts">How many there were.</param>
public sealed record EventDeadData(string EventId, string Type, string? CustomerId, string? ErrorMessage, int Attempts)
{
    /// <summary>Its kind in the outbox.</summary>
    public const string Kind = "event_dead_alert";

    public string ToJson() => JsonSerializer.Serialize(this, DeliveryJsonContext.Default.EventDeadData);

    /// <exception cref="JsonException">It isn't stored data of this kind.</exception>
    public static EventDeadData FromJson(string json) =>
        JsonSerializer.Deserialize(json, DeliveryJsonContext.Default.EventDeadData) ?? throw new JsonException("The stored data is null.");
}
