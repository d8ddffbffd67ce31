using Kamiyo.Billing.Subscriptions;

namespace Kamiyo.Billing.Stripe.Reading;

/// <summary>Reads a subscription item; what it leaves out is taken from the item as it is now, if that is given.</summary>
internal static class SubscriptionItemReader
{
    public static SubscriptionItem Read(StripeNode node, int index, SubscriptionItem? now)
    {
        var itemId = node.Word("id") ?? now?.ItemId ?? $"#{index}";
        var quantity = node.Integer("quantity") ?? now?.Quantity ?? 1;

        // Subscriptions older than the Prices API carry a plan; newer ones carry both for as long as Stripe keeps it.
        var item = node.Object("price") is { } price ? FromPrice(price) : node.Object("plan") is { } plan ? FromPlan(plan) : null;
        if (item is null || item.PriceId is null || item.PriceId == now?.PriceId)
        {
            return (now ?? new SubscriptionItem(itemId, null, quantity)) with { ItemId = itemId, Quantity = quantity };
        }

        return item with { ItemId = itemId, Quantity = quantity };
    }

    public static SubscriptionItem FromPlan(StripeNode plan) =>
        new(string.Empty, plan.Word("id"), 1, plan.Integer("amount"), plan.Word("currency"), plan.Word("interval"), plan.Integer("interval_count") ?? 1);

    private static SubscriptionItem FromPrice(StripeNode price)
    {
        var recurring = price.Object("recurring");
        return new SubscriptionItem(
            string.Empty,
            price.Word("id"),
            1,
            price.Integer("unit_amount"),
            price.Word("currency"),
            recurring?.Word("interval"),
            recurring?.Integer("interval_count") ?? 1);
    }
}
