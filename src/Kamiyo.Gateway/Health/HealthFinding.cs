namespace Kamiyo.Gateway.Health;

/// <summary>One thing that is worth knowing.</summary>
/// <param name="Status">How bad it is by itself; <see cref="HealthStatus.Healthy"/> for what can wait.</param>
internal sealed record HealthFinding(HealthStatus Status, string Reason);
