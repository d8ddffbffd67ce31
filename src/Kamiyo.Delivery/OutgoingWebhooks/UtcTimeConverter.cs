using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kamiyo.Delivery.OutgoingWebhooks;

/// <summary>Writes times in UTC with a Z, as all that Kamiyo gives out; by itself a <see cref="DateTimeOffset"/> comes with <c>+00:00</c>.</summary>
internal sealed class UtcTimeConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(value.UtcDateTime);
}
