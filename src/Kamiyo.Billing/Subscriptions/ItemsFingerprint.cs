using System.Globalization;

namespace Kamiyo.Billing.Subscriptions;

/// <summary>What makes two item lists the same plan: item ids, prices and quantities, in whatever order.</summary>
internal static class ItemsFingerprint
{
    public static string Of(IEnumerable<SubscriptionItem> items) =>
        string.Join(
            ' ',
            items.Select(item => string.Create(CultureInfo.InvariantCulture, $"{item.ItemId}:{item.PriceId}:{item.Quantity}"))
                .Order(StringComparer.Ordinal));
}
