using System.Globalization;
using Kamiyo.Billing.Plans;
using Kamiyo.Billing.Subscriptions;

namespace Kamiyo.Billing.Syncing;

/// <summary>Everything in which two states of a subscription differ, not only what a customer would be told of.</summary>
internal static class SubscriptionDifferences
{
    public static IEnumerable<SyncDifference> Between(SubscriptionState current, SubscriptionState fetched, string? keptBecause)
    {
        var before = Fields(current);
        var after = Fields(fetched);
        return before.Zip(after)
            .Where(pair => pair.First.Value != pair.Second.Value)
            .Select(pair => new SyncDifference(current.SubscriptionId, pair.First.Name, pair.First.Value, pair.Second.Value, keptBecause));
    }

    private static (string Name, string? Value)[] Fields(SubscriptionState state) =>
    [
        ("status", state.Status),
        ("tier", TierName.Of(state.Tier)),
        ("price_id", state.PriceId),
        ("quantity", state.Quantity.ToString(CultureInfo.InvariantCulture)),
        ("items", ItemsFingerprint.Of(state.Items)),
        ("current_period_end", Time(state.CurrentPeriodEnd)),
        ("cancel_at_period_end", state.CancelAtPeriodEnd ? "true" : "false"),
        ("cancel_at", Time(state.CancelAt)),
        ("trial_end", Time(state.TrialEnd)),
        ("ended_at", Time(state.EndedAt)),
    ];

    private static string? Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
