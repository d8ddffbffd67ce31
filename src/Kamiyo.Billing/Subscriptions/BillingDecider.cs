using Kamiyo.Billing.Events;
using Kamiyo.Billing.Overrides;
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
        ArgumentNullException.ThrowIfNull(stripeEvent);
        ArgumentNullException.ThrowIfNull(plans);
        return stripeEvent switch
        {
            SubscriptionEvent subscription => EndOverride(SubscriptionDecider.Decide(state, subscription, plans), stripeEvent),
            InvoiceEvent invoice => InvoiceDecider.Decide(state, invoice),
            CheckoutEvent checkout => CheckoutDecider.Decide(state, checkout),
            PaymentIntentEvent paymentIntent => PaymentIntentDecider.Decide(state, paymentIntent),
            _ => new Decision(EventOutcome.Ignored, $"Kamiyo does not act on {stripeEvent.Type}.", state, []),
        };
    }

    private static Decision EndOverride(Decision decision, StripeEvent stripeEvent)
    {
        var ended = OverrideDecider.EndByEvent(decision.State, stripeEvent);
        return ended.AuditEntries.Count == 0
            ? decision
            : decision with { State = ended.State, AuditEntries = [.. decision.AuditEntries, .. ended.AuditEntries] };
    }
}
