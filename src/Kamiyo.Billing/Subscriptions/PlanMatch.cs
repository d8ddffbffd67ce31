using Kamiyo.Billing.Events;
using Kamiyo.Billing.Plans;

namespace Kamiyo.Billing.Subscriptions;

/// <summary>The plan that a subscription's items amount to.</summary>
/// <param name="Tier">Free when no price is known.</param>
/// <param name="Item">The item that gives the tier; the first one when no price is known, null without items.</param>
internal readonly record struct PlanMatch(Tier Tier, SubscriptionItem? Item)
{
    /// <summary>The best tier among the items; others may be add-ons that no plan knows.</summary>
    public static PlanMatch Find(IReadOnlyCollection<SubscriptionItem> items, PlanCatalog plans)
    {
        var best = new PlanMatch(Tier.Free, null);
        foreach (var item in items)
        {
            if (item.PriceId is { } priceId && plans.FindByPriceId(priceId) is { } plan && (best.Item is null || plan.Tier > best.Tier))
            {
                best = new PlanMatch(plan.Tier, item);
            }
        }

        return best.Item is null ? new PlanMatch(Tier.Free, items.FirstOrDefault()) : best;
    }

    /// <exception cref="UnprocessableEventException">No item has a price of a plan; the message names the prices and the settings.</exception>
    public static PlanMatch FindRequired(string subscriptionId, IReadOnlyCollection<SubscriptionItem> items, PlanCatalog plans)
    {
        var match = Find(items, plans);
        if (match.Item?.PriceId is { } priceId && plans.FindByPriceId(priceId) is not null)
        {
            return match;
        }

        var prices = string.Join(", ", items.Select(item => item.PriceId).OfType<string>().Distinct(StringComparer.Ordinal).Take(5));
        throw new UnprocessableEventException(
            prices.Length == 0
                ? $"{subscriptionId}: data.object.items.data: expected an item with a price, found none."
                : $"{subscriptionId}: no plan knows the price {prices}. Add it to STRIPE_PRICE_ID_PRO, STRIPE_PRICE_ID_TEAM or "
                    + "STRIPE_PRICE_ID_ENTERPRISE, or to Kamiyo:Plans:<Tier>:PriceIds, and retry the event.");
    }
}
