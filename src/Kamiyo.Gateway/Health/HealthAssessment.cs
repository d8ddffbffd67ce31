using System.Globalization;
using Kamiyo.Gateway.Configuration;

namespace Kamiyo.Gateway.Health;

/// <summary>Judges whether webhooks do well, and says why not.</summary>
internal static class HealthAssessment
{
    private const int DegradedPercent = 10;
    private const int UnhealthyPercent = 20;

    // The time in a signature has whole seconds, and so has ours.
    private const int BehindSeconds = 2;

    // Ahead looks the same as a delivery that was held up, so it takes more, and more than one.
    private const int AheadSeconds = 10;
    private const int AheadDeliveries = 3;

    public static HealthVerdict Of(HealthInputs inputs, HealthSettings settings)
    {
        IEnumerable<HealthFinding?> all = [Database(inputs), .. Events(inputs, settings), Clock(inputs), .. Secrets(inputs, settings)];
        var findings = all.OfType<HealthFinding>().OrderByDescending(finding => finding.Status).ToList();
        return new HealthVerdict(
            findings.Count == 0 ? HealthStatus.Healthy : findings[0].Status,
            [.. findings.Select(finding => finding.Reason)]);
    }

    private static HealthFinding? Database(HealthInputs inputs) => inputs.DatabaseProblem is { } problem
        ? new(HealthStatus.Unhealthy, $"Database unavailable: {problem}")
        : null;

    private static IEnumerable<HealthFinding?> Events(HealthInputs inputs, HealthSettings settings) => inputs.Events is { } events
        ? [FailureRate(events, settings), OldestPending(events, inputs.Now, settings), Silence(events, inputs, settings)]
        : [];

    // In whole numbers: exactly 10 % is healthy, and exactly 20 % is degraded.
    private static HealthFinding? FailureRate(EventActivity events, HealthSettings settings)
    {
        if (events.Failures * 100 <= events.Tried * DegradedPercent)
        {
            return null;
        }

        var reason = string.Create(
            CultureInfo.InvariantCulture,
            $"{events.Failures} of {events.Tried} events of the last 24 hours failed ({events.FailureRate * 100:0.##} %): {events.Failed} will be tried again, {events.Dead} were given up.");
        return events.Failures * 100 > events.Tried * UnhealthyPercent && events.Tried >= settings.MinimumEvents
            ? new(HealthStatus.Unhealthy, reason)
            : new(HealthStatus.Degraded, reason);
    }

    private static HealthFinding? OldestPending(EventActivity events, DateTimeOffset now, HealthSettings settings) =>
        now - events.OldestDueAt is { } overdue && overdue > settings.Pending
            ? new(HealthStatus.Degraded, $"Oldest pending {SpanText.Of(overdue)}: events that are due aren't being processed.")
            : null;

    private static HealthFinding? Silence(EventActivity events, HealthInputs inputs, HealthSettings settings) =>
        inputs.Now - (events.LastEventAt ?? inputs.StartedAt) is var silence && silence > settings.Silence
            ? new(HealthStatus.Degraded, $"No event for {SpanText.Of(silence)}.")
            : null;

    private static HealthFinding? Clock(HealthInputs inputs) => inputs.Skew switch
    {
        { Seconds: <= -BehindSeconds } skew => new(
            Severity(skew, inputs),
            $"Clock {SpanText.Of(TimeSpan.FromSeconds(-skew.Seconds))} behind Stripe: check this server's time (NTP)."),
        { Seconds: >= AheadSeconds, Deliveries: >= AheadDeliveries } skew => new(
            Severity(skew, inputs),
            $"Clock {SpanText.Of(TimeSpan.FromSeconds(skew.Seconds))} ahead of Stripe, or every delivery is held up for as long: check this server's time (NTP)."),
        _ => null,
    };

    // Half of the tolerance is still taken, but not by chance.
    private static HealthStatus Severity(ClockSkew skew, HealthInputs inputs) =>
        Math.Abs((double)skew.Seconds) * 2 >= inputs.SignatureTolerance.TotalSeconds ? HealthStatus.Degraded : HealthStatus.Healthy;

    // Only beside one that does match: without any deliveries no secret is to blame.
    private static IEnumerable<HealthFinding> Secrets(HealthInputs inputs, HealthSettings settings) =>
        inputs.Secrets.Any(secret => inputs.Now - secret.LastMatched <= settings.UnusedSecret)
            ? inputs.Secrets.Index()
                .Where(secret => inputs.Now - secret.Item.UnusedSince > settings.UnusedSecret)
                .Select(secret => new HealthFinding(
                    HealthStatus.Healthy,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Secret {secret.Index + 1} of {inputs.Secrets.Count} hasn't matched for {SpanText.Of(inputs.Now - secret.Item.UnusedSince)}: remove it if it is an old one.")))
            : [];
}
