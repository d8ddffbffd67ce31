namespace Kamiyo.Billing.Plans;

/// <summary>Every plan on sale, found by tier or by Stripe price id.</summary>
public sealed class PlanCatalog
{
    private readonly Dictionary<string, Plan> _byPriceId = new(StringComparer.Ordinal);
    private readonly Dictionary<Tier, Plan> _byTier = [];

    /// <param name="plans">At most one a tier; a price id may stand in one plan only.</param>
    /// <param name="gracePeriod">How long <c>past_due</c> keeps access, counted from the moment it became past due.</param>
    /// <exception cref="ArgumentException">Two plans share a tier or a price id; the message names it.</exception>
    public PlanCatalog(IEnumerable<Plan> plans, TimeSpan gracePeriod)
    {
        ArgumentNullException.ThrowIfNull(plans);
        GracePeriod = gracePeriod;
        foreach (var plan in plans)
        {
            if (!_byTier.TryAdd(plan.Tier, plan))
            {
                throw new ArgumentException($"Two plans are configured for the tier {plan.Tier}.", nameof(plans));
            }

            foreach (var priceId in plan.PriceIds)
            {
                if (!_byPriceId.TryAdd(priceId, plan))
                {
                    throw new ArgumentException(
                        $"The price {priceId} is configured for both {_byPriceId[priceId].Tier} and {plan.Tier}.", nameof(plans));
                }
            }
        }
    }

    public TimeSpan GracePeriod { get; }

    public Plan? FindByPriceId(string priceId) => _byPriceId.GetValueOrDefault(priceId);

    public Plan? FindByTier(Tier tier) => _byTier.GetValueOrDefault(tier);
}
