namespace Kamiyo.Billing.Plans;

/// <summary>Tiers as the API, the tables and the settings write them.</summary>
public static class TierName
{
    /// <summary><c>free</c>, <c>pro</c>, <c>team</c> or <c>enterprise</c>.</summary>
    public static string Of(Tier tier) => tier switch
    {
        Tier.Free => "free",
        Tier.Pro => "pro",
        Tier.Team => "team",
        Tier.Enterprise => "enterprise",
        _ => throw new ArgumentOutOfRangeException(nameof(tier), tier, "There is no such tier."),
    };

    /// <summary>Reads a name in any case; null when there is no such tier.</summary>
    public static Tier? Find(string? name) => name?.ToUpperInvariant() switch
    {
        "FREE" => Tier.Free,
        "PRO" => Tier.Pro,
        "TEAM" => Tier.Team,
        "ENTERPRISE" => Tier.Enterprise,
        _ => null,
    };
}
