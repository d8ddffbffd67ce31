using System.Text.Json;

namespace Kamiyo.Delivery.OutgoingWebhooks;

/// <summary>What the SaaS' own server is told.</summary>
/// <param name="Type">Such as <c>subscription.updated</c>.</param>
/// <param name="OccurredAt">When it happened, not when it is sent.</param>
/// <param name="Data">The body's <c>data</c>; the same in every attempt.</param>
/// <param name="MessageKey">Tells this message from every other; every attempt's <c>webhook-id</c> comes from it.</param>
public sealed record OutgoingWebhook(string Type, DateTimeOffset OccurredAt, JsonElement Data, string MessageKey);
