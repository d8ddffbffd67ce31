namespace Kamiyo.Gateway.Health;

/// <summary>All that health is judged by.</summary>
/// <param name="StartedAt">Since when this process would have seen events.</param>
/// <param name="DatabaseProblem">A sentence; null while the database takes writes.</param>
/// <param name="Events">Null when they can't be read.</param>
/// <param name="Skew">Null when nothing was delivered to this process lately.</param>
/// <param name="Secrets">In the order of the setting.</param>
/// <param name="SignatureTolerance">Beyond this skew no delivery is taken.</param>
internal sealed record HealthInputs(
    DateTimeOffset Now,
    DateTimeOffset StartedAt,
    string? DatabaseProblem,
    EventActivity? Events,
    ClockSkew? Skew,
    IReadOnlyList<SecretUse> Secrets,
    TimeSpan SignatureTolerance);
