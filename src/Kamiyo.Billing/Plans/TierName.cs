namespace Kamiyo.Billing.Plans;

/// <summary>How a tier is written in tables and in the API: <c>free</c>, <c>pro</c>, <c>team</c>, <c>enterprise</c>.</summary>
public static class TierName
{
    public static string Of(Tier tier) => tier switch
    {
        Tier.Free => "free",
        Tier.Pro => "pro",
        Tier.Team => "team",
        Tier.Enterprise => "enterprise",
        _ => throw new ArgumentOutOfRangeException(nameof(tier), tier, "No such tier."),
    };

    /// <exception cref="FormatException">The name is none of the four.</exception>
    public static Tier Parse(string name) => name switch
    {
        "free" => Tier.Free,
        "pro" => Tier.Pro,
        "team" => Tier.Team,
        "enterprise" => Tier.Enterprise,
        _ => throw new FormatException($"'{name}' is no tier; it is one of free, pro, team, enterprise."),
    };
}
