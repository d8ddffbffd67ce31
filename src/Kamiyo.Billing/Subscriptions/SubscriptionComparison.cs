using System.Globalization;

namespace Kamiyo.Billing.Subscriptions;

/// <summary>Tells the kinds of change apart. Since 2025-03-31.basil every renewal changes the items too, so their mere presence means nothing.</summary>
public static class SubscriptionComparison
{
    /// <returns>In the order in which a reader wants to know; empty when nothing differs that Kamiyo tracks.</returns>
    public static IReadOnlyList<SubscriptionChange> Compare(SubscriptionState before, SubscriptionState after)
    {
        var changes = new List<SubscriptionChange>();
        if (ItemComparison.Compare(before, after) is { } plan)
        {
            changes.Add(plan);
        }

        if (before.Status != after.Status)
        {
            var isConversion = before.Status == SubscriptionStatus.Trialing && after.Status == SubscriptionStatus.Active;
            var kind = isConversion ? SubscriptionChangeKind.TrialConverted : SubscriptionChangeKind.StatusChanged;
            changes.Add(new SubscriptionChange(kind, before.Status, after.Status));
        }

        // A canceled subscription's schedule is history, not news.
        if (!after.IsTerminal && CompareCancellation(before, after) is { } cancellation)
        {
            changes.Add(cancellation);
        }

        if (after.CurrentPeriodEnd > before.CurrentPeriodEnd)
        {
            changes.Add(new SubscriptionChange(SubscriptionChangeKind.Renewed, Day(before.CurrentPeriodEnd), Day(after.CurrentPeriodEnd)));
        }

        return changes;
    }

    private static SubscriptionChange? CompareCancellation(SubscriptionState before, SubscriptionState after)
    {
        if (after.CancelAtPeriodEnd && (!before.CancelAtPeriodEnd || after.CancelAt != before.CancelAt))
        {
            return new SubscriptionChange(SubscriptionChangeKind.CancellationScheduled, Day(before.CancelAt), Day(after.CancelAt));
        }

        return before.CancelAtPeriodEnd && !after.CancelAtPeriodEnd
            ? new SubscriptionChange(SubscriptionChangeKind.CancellationTakenBack, Day(before.CancelAt), string.Empty)
            : null;
    }

    private static string Day(DateTimeOffset? time) => time?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? string.Empty;
}
