using Orleans;

namespace Kamiyo.Orleans.InProcess.Tests.Grains;

/// <summary>What a counter grain holds.</summary>
[GenerateSerializer, Immutable]
public sealed record CounterView([property: Id(0)] int Value, [property: Id(1)] bool RecordExists, [property: Id(2)] bool HasEtag, [property: Id(3)] Guid Activation);
