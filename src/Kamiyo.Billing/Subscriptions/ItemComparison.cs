using System.Globalization;

namespace Kamiyo.Billing.Subscriptions;

/// <summary>Compares what is bought, item by item as matched by its <c>si_…</c> id.</summary>
internal static class ItemComparison
{
    public static SubscriptionChange? Compare(SubscriptionState before, SubscriptionState after)
    {
        if (ItemsFingerprint.Of(before.Items) == ItemsFingerprint.Of(after.Items))
        {
            return null;
        }

        if (before.Tier != after.Tier)
        {
            var kind = after.Tier > before.Tier ? SubscriptionChangeKind.Upgraded : SubscriptionChangeKind.Downgraded;
            return new SubscriptionChange(kind, before.Tier.ToString(), after.Tier.ToString());
        }

        return CompareOnlyQuantity(before, after) ?? CompareInterval(before, after) ?? CompareAmount(before, after);
    }

    /// <summary>Null when anything but quantities differs.</summary>
    private static SubscriptionChange? CompareOnlyQuantity(SubscriptionState before, SubscriptionState after)
    {
        var hasSamePrices = before.Items.Select(Key).Order(StringComparer.Ordinal)
            .SequenceEqual(after.Items.Select(Key).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        if (!hasSamePrices)
        {
            return null;
        }

        var old = before.Items.Sum(item => (decimal)item.Quantity);
        var now = after.Items.Sum(item => (decimal)item.Quantity);
        return new SubscriptionChange(SubscriptionChangeKind.QuantityChanged, Number(old), Number(now));

        static string Key(SubscriptionItem item) => $"{item.ItemId}:{item.PriceId}";
    }

    private static SubscriptionChange? CompareInterval(SubscriptionState before, SubscriptionState after)
    {
        var old = TierItem(before);
        var now = TierItem(after);
        var isSame = old?.Interval == now?.Interval && old?.IntervalCount == now?.IntervalCount;
        return isSame || old?.Interval is null || now?.Interval is null
            ? null
            : new SubscriptionChange(SubscriptionChangeKind.IntervalChanged, Named(before, Interval(old)), Named(after, Interval(now)));
    }

    private static SubscriptionChange CompareAmount(SubscriptionState before, SubscriptionState after)
    {
        var old = MonthlyAmount.Of(before.Items);
        var now = MonthlyAmount.Of(after.Items);
        if (old is not { } less || now is not { } more || less.Currency != more.Currency || less.Amount.Equals(more.Amount))
        {
            return new SubscriptionChange(SubscriptionChangeKind.PlanChanged, Named(before, Prices(before)), Named(after, Prices(after)));
        }

        var kind = more.Amount > less.Amount ? SubscriptionChangeKind.Upgraded : SubscriptionChangeKind.Downgraded;
        return new SubscriptionChange(kind, Named(before, less.ToString()), Named(after, more.ToString()));
    }

    private static SubscriptionItem? TierItem(SubscriptionState state) =>
        state.Items.FirstOrDefault(item => item.PriceId == state.PriceId);

    private static string Named(SubscriptionState state, string detail) => $"{state.Tier} ({detail})";

    private static string Prices(SubscriptionState state) => string.Join(", ", state.Items.Select(item => item.PriceId).Take(5));

    private static string Interval(SubscriptionItem item) =>
        item.IntervalCount == 1
            ? $"every {item.Interval}"
            : string.Create(CultureInfo.InvariantCulture, $"every {item.IntervalCount} {item.Interval}s");

    private static string Number(decimal value) => value.ToString(CultureInfo.InvariantCulture);
}
