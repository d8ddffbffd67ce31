using Kamiyo.Billing.Events;
using Kamiyo.Billing.Plans;
using Kamiyo.Billing.Stripe;

namespace Kamiyo.Billing.Subscriptions;

/// <summary>The heart of Kamiyo: what one event means for one customer. Pure; the same set of events ends in the same state in any order.</summary>
public static class BillingDecider
{
    /// <param name="state">The customer so far.</param>
    /// <param name="stripeEvent">An event of that customer; applying one again changes nothing.</param>
    /// <param name="plans">The plans on sale.</param>
    /// <returns>The state to commit, also when the outcome is stale: an old event may still tell since when a payment is due.</returns>
    /// <exception cref="UnprocessableEventException">The event needs a price that no plan knows.</exception>
    public static Decision Decide(CustomerState state, StripeEvent stripeEvent, PlanCatalog plans)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(plans);
        return stripeEvent switch
        {
            SubscriptionEvent subscription => SubscriptionDecider.Decide(state, subscription, plans),
            InvoiceEvent invoice => InvoiceDecider.Decide(state, invoice),
            _ => new Decision(EventOutcome.Ignored, $"Kamiyo does not act on {stripeEvent?.Type}.", state, []),
        };
    }
}
