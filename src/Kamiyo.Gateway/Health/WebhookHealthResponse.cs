namespace Kamiyo.Gateway.Health;

/// <summary>Anybody may read it: numbers and sentences, no ids, addresses or error messages. Field meanings as in docs/api.md.</summary>
/// <param name="Received">This and the other numbers are null while the database can't be read.</param>
/// <param name="FailureRate">From 0 to 1.</param>
/// <param name="ClockSkewSeconds">Our clock minus Stripe's, as far as deliveries tell; null when there was none lately.</param>
internal sealed record WebhookHealthResponse(
    HealthStatus Status,
    int WindowHours,
    long? Received,
    long? Processed,
    long? Ignored,
    long? Failed,
    long? Dead,
    long? Pending,
    double? FailureRate,
    long? OldestPendingSeconds,
    DateTimeOffset? LastEventAt,
    long? ClockSkewSeconds,
    IReadOnlyList<string> Reasons)
{
    public static WebhookHealthResponse Of(HealthInputs inputs, HealthVerdict verdict) => new(
        verdict.Status,
        (int)EventActivityReader.Window.TotalHours,
        inputs.Events?.Received,
        inputs.Events?.Processed,
        inputs.Events?.Ignored,
        inputs.Events?.Failed,
        inputs.Events?.Dead,
        inputs.Events?.Pending,
        inputs.Events is { } events ? Math.Round(events.FailureRate, 4) : null,
        inputs.Now - inputs.Events?.OldestPendingAt is { } age ? Math.Max(0, (long)age.TotalSeconds) : null,
        inputs.Events?.LastEventAt,
        inputs.Skew?.Seconds,
        verdict.Reasons);
}
