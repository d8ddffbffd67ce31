using System.Text.Json;

namespace Kamiyo.Delivery.Tests.Http;

internal sealed record ReceivedRequest(string Method, string PathAndQuery, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public JsonElement Json() => JsonElement.Parse(Body);
}
