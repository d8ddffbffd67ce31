using System.Text.Json.Serialization;

namespace Kamiyo.Bench.Load;

/// <summary>What the benchmark and its load generator tell each other.</summary>
[JsonSerializable(typeof(LoadSpec))]
[JsonSerializable(typeof(LoadProgress))]
internal sealed partial class LoadJson : JsonSerializerContext;
