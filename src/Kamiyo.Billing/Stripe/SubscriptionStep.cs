namespace Kamiyo.Billing.Stripe;

/// <summary>Which of a subscription's three events it is. The value is its rank among events of the same second.</summary>
public enum SubscriptionStep
{
    Created = 0,
    Updated = 1,
    Deleted = 2,
}
