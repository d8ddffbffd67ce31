namespace Kamiyo.Gateway.Health;

/// <param name="Status"><c>live</c>, <c>ready</c> or <c>not_ready</c>.</param>
/// <param name="Reasons">Why it isn't ready; empty when it is.</param>
internal sealed record HealthResponse(string Status, IReadOnlyList<string> Reasons);
