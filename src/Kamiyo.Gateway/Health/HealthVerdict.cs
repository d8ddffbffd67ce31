namespace Kamiyo.Gateway.Health;

/// <param name="Status">The worst of all findings.</param>
/// <param name="Reasons">What was found, the worst first.</param>
internal sealed record HealthVerdict(HealthStatus Status, IReadOnlyList<string> Reasons);
