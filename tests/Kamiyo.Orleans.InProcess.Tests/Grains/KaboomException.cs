using Orleans;

namespace Kamiyo.Orleans.InProcess.Tests.Grains;

/// <summary>An error of the application.</summary>
[GenerateSerializer]
public sealed class KaboomException(string message) : Exception(message);
