using System.Text;
using System.Text.Json;

namespace Kamiyo.StripeApi;

/// <summary>One page of a list of Stripe's: the objects as they came, by id.</summary>
internal sealed record StripePage(IReadOnlyList<(string Id, ReadOnlyMemory<byte> Json)> Objects, bool HasMore)
{
    /// <exception cref="StripeApiException">It isn't such a list.</exception>
    public static StripePage Read(ReadOnlyMemory<byte> json)
    {
        using var document = Parse(json);
        try
        {
            var root = document.RootElement;
            var objects = root.GetProperty("data").EnumerateArray()
                .Select(element => (element.GetProperty("id").GetString()!, (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(element.GetRawText())))
                .ToList();
            return new StripePage(objects, root.GetProperty("has_more").GetBoolean());
        }
        catch (Exception exception) when (exception is KeyNotFoundException or InvalidOperationException)
        {
            throw NotStripes(exception);
        }
    }

    /// <exception cref="StripeApiException">It isn't a JSON object.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind is JsonValueKind.Object ? document : throw NotStripes(null);
        }
        catch (JsonException exception)
        {
            throw NotStripes(exception);
        }
    }

    private static StripeApiException NotStripes(Exception? cause) =>
        new(StripeApiError.Refused, "The answer isn't Stripe's: is Kamiyo:Stripe:ApiBase right, and no proxy in between?", cause);
}
