using System.Globalization;
using Kamiyo.Billing.Events;
using Kamiyo.Billing.Overrides;
using Kamiyo.Billing.Plans;
using Kamiyo.Billing.Subscriptions;

namespace Kamiyo.Grains.Subscriptions;

/// <summary>An operator's request as a decision like any event's, so that both are committed the same way.</summary>
internal static class OverrideDecisions
{
    public static Decision Set(CustomerState state, CustomerOverride next)
    {
        // The audit's old value is what was in force, not what had ended long ago.
        var expired = OverrideDecider.EndExpired(state, next.SetAt);
        var set = OverrideDecider.Set(expired.State, next);
        return new Decision(EventOutcome.Applied, $"{next.Operator} set {Describe(next)}: {next.Reason}", set.State, [])
        {
            AuditEntries = [.. expired.AuditEntries, .. set.AuditEntries],
        };
    }

    /// <summary>Ignored when none is in force any more.</summary>
    public static Decision End(CustomerState state, string operatorName, string reason, DateTimeOffset now)
    {
        var expired = OverrideDecider.EndExpired(state, now);
        if (expired.State.Override is not { } current)
        {
            return new Decision(EventOutcome.Ignored, $"{operatorName} found no override to end.", expired.State, [])
            {
                AuditEntries = expired.AuditEntries,
            };
        }

        var ended = OverrideDecider.End(state, operatorName, reason, now);
        return new Decision(EventOutcome.Applied, $"{operatorName} ended {Describe(current)}: {reason}", ended.State, [])
        {
            AuditEntries = ended.AuditEntries,
        };
    }

    private static string Describe(CustomerOverride current)
    {
        var values = string.Join(", ", new[] { current.Tier is { } tier ? TierName.Of(tier) : null, current.Status }.OfType<string>());
        var ends = new[]
        {
            current.EndsAt?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            current.EndsWithNextEvent ? "Stripe's next subscription event" : null,
        };
        var end = string.Join(" or ", ends.OfType<string>());
        return end.Length == 0 ? values : $"{values} until {end}";
    }
}
