using System.Text.Json;

namespace Kamiyo.Billing.Messages;

/// <summary>The form of message data in the outbox.</summary>
public static class MessageDataJson
{
    public static string Serialize(MessageData data) => JsonSerializer.Serialize(data, MessageJsonContext.Default.MessageData);

    /// <exception cref="JsonException">It isn't stored message data.</exception>
    public static MessageData Deserialize(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, MessageJsonContext.Default.MessageData)
                ?? throw new JsonException("The stored message data is null.");
        }
        catch (NotSupportedException exception)
        {
            // What a missing discriminator throws.
            throw new JsonException("The stored message data has no type.", exception);
        }
    }
}
