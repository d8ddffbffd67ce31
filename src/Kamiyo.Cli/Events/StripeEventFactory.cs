using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kamiyo.Cli.Events;

/// <summary>Makes events as Stripe renders them.</summary>
public static class StripeEventFactory
{
    // Stripe indents by two and ends lines with LF; a verifier that re-serialises the body instead of hashing its bytes shows.
    private static readonly JsonSerializerOptions Rendering = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <exception cref="ArgumentException">The type isn't one of <see cref="EventTypes"/>.</exception>
    /// <exception cref="FormatException">An override doesn't fit the event.</exception>
    public static StripeEvent Create(EventRequest request)
    {
        var type = EventTypes.Find(request.Type)
            ?? throw new ArgumentException($"Events of the type {request.Type} can't be made.", nameof(request));
        var envelope = Envelope(request, type, request.Overrides);
        if (request.Type.EndsWith(".updated", StringComparison.Ordinal))
        {
            AddPreviousAttributes(envelope, Envelope(Before(request), type, request.PreviousOverrides));
        }

        // An override may have broken any of it on purpose, to see what the gateway makes of such an event.
        return new StripeEvent(
            TextOf(envelope["id"]) ?? request.EventId, request.Type, CustomerOf(envelope), envelope.ToJsonString(Rendering));
    }

    private static JsonObject Envelope(EventRequest request, IEventType type, IReadOnlyList<FieldOverride> overrides)
    {
        var envelope = new JsonObject
        {
            ["id"] = request.EventId,
            ["object"] = "event",
            ["api_version"] = request.ApiVersion.Text,
            ["context"] = null,
            ["created"] = request.CreatedAt.ToUnixTimeSeconds(),
            ["data"] = new JsonObject { ["object"] = Render(type, request) },
            ["livemode"] = false,
            ["pending_webhooks"] = 1,
            ["request"] = new JsonObject
            {
                // Renewals are Stripe's own doing: no request stands behind them.
                ["id"] = request.Type.StartsWith("invoice.", StringComparison.Ordinal) ? null : StripeId.Derive("req_", request.EventId),
                ["idempotency_key"] = null,
            },
            ["type"] = request.Type,
        };
        foreach (var fieldOverride in overrides)
        {
            fieldOverride.Apply(envelope);
        }

        return envelope;
    }

    private static JsonObject Render(IEventType type, EventRequest request)
    {
        var stripeObject = type.BuildObject(request);
        if (request.ApiVersion.IsBeforeBasil)
        {
            LegacyShape.Apply(stripeObject);
        }

        return stripeObject;
    }

    private static EventRequest Before(EventRequest request) => request with
    {
        Price = request.PreviousPrice ?? request.Price,
        Period = request.PreviousPeriod ?? request.Period,
        SubscribedAt = request.SubscribedAt ?? request.Period.Start,
    };

    private static void AddPreviousAttributes(JsonObject after, JsonObject before)
    {
        if (after["data"] is JsonObject data && ObjectOf(after) is { } now && ObjectOf(before) is { } was)
        {
            data.TryAdd("previous_attributes", PreviousAttributes.Between(was, now));
        }
    }

    private static JsonObject? ObjectOf(JsonObject envelope) => (envelope["data"] as JsonObject)?["object"] as JsonObject;

    private static string? CustomerOf(JsonObject envelope)
    {
        if (ObjectOf(envelope) is not { } stripeObject)
        {
            return null;
        }

        var customerId = TextOf(TextOf(stripeObject["object"]) == "customer" ? stripeObject["id"] : stripeObject["customer"]);
        return customerId is not null && TextOf(envelope["account"]) is { } account ? $"{account}/{customerId}" : customerId;
    }

    private static string? TextOf(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
