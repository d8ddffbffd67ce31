using System.Text.Json.Nodes;
using Kamiyo.Cli.Events;

namespace Kamiyo.Cli.Tests.Support;

/// <summary>Event requests with usual values.</summary>
public static class Requests
{
    public static readonly PriceList Prices = PriceList.From(_ => null);

    public static EventRequest Of(string type) => new()
    {
        Type = type,
        EventId = "evt_example",
        CreatedAt = SkippingTimeProvider.Start,
        CustomerId = "cus_1",
        Price = Prices.Pro,
    };

    public static JsonObject Made(EventRequest request) => JsonNode.Parse(StripeEventFactory.Create(request).Body)!.AsObject();

    public static JsonObject MadeObject(EventRequest request) => Made(request)["data"]!["object"]!.AsObject();

    /// <summary>The node at a path such as <c>items.data.0.price.id</c>; fails when a member on the way is missing.</summary>
    public static JsonNode? At(this JsonNode node, string path)
    {
        JsonNode? current = node;
        foreach (var part in path.Split('.'))
        {
            if (current is JsonArray array)
            {
                current = array[int.Parse(part, System.Globalization.CultureInfo.InvariantCulture)];
                continue;
            }

            var members = current.ShouldBeOfType<JsonObject>($"{path} leads through {part}");
            members.ContainsKey(part).ShouldBeTrue($"{part} of {path} is missing");
            current = members[part];
        }

        return current;
    }
}
