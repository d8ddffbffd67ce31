using System.Text.Json;

namespace Kamiyo.Cli.Tests.Support;

/// <summary>A webhook request as the gateway saw it.</summary>
public sealed record ReceivedRequest(string Body, string Signature)
{
    public JsonElement Event { get; } = JsonDocument.Parse(Body).RootElement;

    public string Id => Event.GetProperty("id").GetString()!;

    public string Type => Event.GetProperty("type").GetString()!;

    public JsonElement StripeObject => Event.GetProperty("data").GetProperty("object");

    public string? CustomerId => StripeObject.TryGetProperty("customer", out var customer) ? customer.GetString() : null;
}
