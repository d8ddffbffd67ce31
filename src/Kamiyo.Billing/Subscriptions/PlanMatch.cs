using Kamiyo.Billing.Events;
using Kamiyo.Billing.Plans;

namespace Kamiyo.Billing.Subscriptions;

/// <summary>The plan that a subscription's items amount to.</summary>
/// <param name="Tier">Free when no price is known.</param>
/// <param name="Item">The item that gives the tier; the first one when no price is known, null without items.</param>
/// <param name="IsKnown">A price is that of a plan.</param>
internal readonly record struct PlanMatch(Tier Tier, SubscriptionItem? Item, bool IsKnown)
{
    /// <summary>The best tier among the items; others may be add-ons that no plan knows.</summary>
    public static PlanMatch Find(IReadOnlyCollection<SubscriptionItem> items, PlanCatalog plans)
    {
        var best = new PlanMatch(Tier.Free, null, false);
        foreach (var item in items)
        {
            if (item.PriceId is { } priceId && plans.FindByPriceId(priceId) is { } plan && (!best.IsKnown || plan.Tier > best.Tier))
            {
                best = new PlanMatch(plan.Tier, item, true);
            }
        }

        return best.IsKnown ? best : new PlanMatch(Tier.Free, items.FirstOrDefault(), false);
    }

    /// <exception cref="UnprocessableEventException">No item has a price of a plan; the message names the prices and the settings.</exception>
    public static PlanMatch FindRequired(string subscriptionId, IReadOnlyCollection<SubscriptionItem> items, PlanCatalog plans)
    {
        var match = Find(items, plans);
        if (match.IsKnown)
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
