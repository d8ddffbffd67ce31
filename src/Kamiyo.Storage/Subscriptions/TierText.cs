using Kamiyo.Billing.Plans;

namespace Kamiyo.Storage.Subscriptions;

/// <summary>A tier as the tables and the API write it.</summary>
public static class TierText
{
    public static string ToText(this Tier tier) => tier switch
    {
        Tier.Free => "free",
        Tier.Pro => "pro",
        Tier.Team => "team",
        Tier.Enterprise => "enterprise",
        _ => throw new ArgumentOutOfRangeException(nameof(tier), tier, "Not a tier."),
    };
}
