using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kamiyo.Delivery.OutgoingWebhooks;

/// <summary>
/// What <see cref="AccessChanged"/> and <see cref="PlanChanged"/> tell: the <c>data</c> of the webhook, and the form in which it waits in the
/// outbox.
/// </summary>
/// <param name="CustomerId"><c>cus_…</c>.</param>
/// <param name="UserId">The SaaS' own id of the customer; null while it isn't known.</param>
/// <param name="SubscriptionTier">See <see cref="CustomerAccess"/>.</param>
/// <param name="SubscriptionStatus">See <see cref="CustomerAccess"/>.</param>
/// <param name="ApiAccess">See <see cref="CustomerAccess"/>.</param>
/// <param name="Previous">What it was before.</param>
/// <param name="OccurredAt">When it changed, not when it is told.</param>
/// <param name="EventId">The <c>evt_…</c> that changed it; null when that was an operator or the passing of time.</param>
public sealed record CustomerChangedData(
    string CustomerId,
    string? UserId,
    string SubscriptionTier,
    string SubscriptionStatus,
    bool ApiAccess,
    CustomerAccess Previous,
    [property: JsonConverter(typeof(UtcTimeConverter))] DateTimeOffset OccurredAt,
    string? EventId)
{
    /// <summary>The customer may call the API now, or may no longer.</summary>
    public const string AccessChanged = "customer.access_changed";

    /// <summary>The customer is on another tier.</summary>
    public const string PlanChanged = "customer.plan_changed";

    public static CustomerChangedData Create(
        string customerId, string? userId, CustomerAccess current, CustomerAccess previous, DateTimeOffset occurredAt, string? eventId)
    {
        ArgumentNullException.ThrowIfNull(current);
        return new CustomerChangedData(
            customerId,
            userId,
            current.SubscriptionTier,
            current.SubscriptionStatus,
            current.ApiAccess,
            previous,
            occurredAt,
            eventId);
    }

    /// <exception cref="JsonException">It isn't stored data of this kind.</exception>
    public static CustomerChangedData FromJson(string json) =>
        JsonSerializer.Deserialize(json, DeliveryJsonContext.Default.CustomerChangedData) ?? throw new JsonException("The stored data is null.");

    public string ToJson() => JsonSerializer.Serialize(this, DeliveryJsonContext.Default.CustomerChangedData);

    /// <param name="type"><see cref="AccessChanged"/> or <see cref="PlanChanged"/>.</param>
    /// <param name="messageKey">Tells this message from every other; the same for every attempt.</param>
    public OutgoingWebhook ToWebhook(string type, string messageKey) =>
        new(type, OccurredAt, JsonSerializer.SerializeToElement(this, DeliveryJsonContext.Default.CustomerChangedData), messageKey);
}
