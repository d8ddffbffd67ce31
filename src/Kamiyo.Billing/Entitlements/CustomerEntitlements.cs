using Kamiyo.Billing.Plans;
using Kamiyo.Billing.Subscriptions;

namespace Kamiyo.Billing.Entitlements;

/// <summary>What a customer may do at one moment: the features and limits of the plan it stands on.</summary>
public sealed class CustomerEntitlements
{
    private readonly Plan? _plan;

    private CustomerEntitlements(CustomerStanding standing, Plan? plan)
    {
        Standing = standing;
        _plan = plan;
    }

    /// <summary>What the answers rest on.</summary>
    public CustomerStanding Standing { get; }

    /// <summary>The numeric limits of the plan by name.</summary>
    public IReadOnlyDictionary<string, long> Limits => _plan?.Limits ?? new Dictionary<string, long>();

    public static CustomerEntitlements Evaluate(CustomerState state, PlanCatalog plans, DateTimeOffset now)
    {
        var standing = CustomerStandings.Evaluate(state, plans, now);
        return new CustomerEntitlements(standing, plans.FindByTier(standing.Tier));
    }

    /// <summary>May it call the API at all?</summary>
    public Entitlement UseApi() => new(Standing.ApiAccess, Standing.Reason, Standing.Until);

    /// <summary>May it use a feature? The Free plan's features need no subscription.</summary>
    public Entitlement UseFeature(string feature) =>
        Standing.Features.Contains(feature, StringComparer.Ordinal)
            ? new(true, $"{feature} is part of {Standing.Tier}. {Standing.Reason}", Standing.Until)
            : new(false, $"{feature} is not part of {Standing.Tier}. {Standing.Reason}", Standing.Until);

    /// <summary>May it use <paramref name="amount"/> of something limited? What the plan doesn't name isn't allowed at all.</summary>
    public Entitlement UseUpTo(string limit, long amount) => Limits.TryGetValue(limit, out var allowed)
        ? new(amount <= allowed, $"{Standing.Tier} allows {allowed} {limit}. {Standing.Reason}", Standing.Until, allowed)
        : new(false, $"{Standing.Tier} has no {limit}. {Standing.Reason}", Standing.Until);
}
