namespace Kamiyo.Cli.Events;

/// <summary>The prices on sale: what the gateway sells in Development, or the price ids that the settings name.</summary>
public sealed class PriceList(Price pro, Price team, Price enterprise)
{
    public Price Pro { get; } = pro;

    public Price Team { get; } = team;

    public Price Enterprise { get; } = enterprise;

    /// <param name="setting">Reads a setting by name; null or blank when it isn't set.</param>
    public static PriceList From(Func<string, string?> setting) => new(
        new Price(IdFrom(setting, "STRIPE_PRICE_ID_PRO", "price_pro"), "Pro", 8900),
        new Price(IdFrom(setting, "STRIPE_PRICE_ID_TEAM", "price_team"), "Team", 19900),
        new Price(IdFrom(setting, "STRIPE_PRICE_ID_ENTERPRISE", "price_enterprise"), "Enterprise", 49900));

    /// <summary>A price by id; one that isn't on the list costs what Pro costs, so that an unknown price can be tried as well.</summary>
    public Price Find(string priceId) =>
        new[] { Pro, Team, Enterprise }.FirstOrDefault(price => string.Equals(price.Id, priceId, StringComparison.Ordinal))
        ?? new Price(priceId, priceId, Pro.Amount);

    private static string IdFrom(Func<string, string?> setting, string name, string standard) =>
        setting(name)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is [var first, ..]
            ? first
            : standard;
}
