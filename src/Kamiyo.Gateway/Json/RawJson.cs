using System.Text.Json.Serialization;

namespace Kamiyo.Gateway.Json;

/// <summary>Stored bytes that go into an answer as they are when they are JSON, else as a string.</summary>
[JsonConverter(typeof(RawJsonConverter))]
internal readonly record struct RawJson(ReadOnlyMemory<byte> Utf8);
