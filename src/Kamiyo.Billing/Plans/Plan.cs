namespace Kamiyo.Billing.Plans;

/// <summary>A tier as it is sold: the Stripe prices that mean it, and what it allows.</summary>
/// <param name="Tier">The tier that a price of this plan gives.</param>
/// <param name="MonthlyAmount">List price a month in the minor unit of <paramref name="Currency"/> (8900 is 89.00 USD).</param>
/// <param name="Currency">ISO 4217, lower case, as Stripe writes it.</param>
/// <param name="PriceIds">Stripe price ids (<c>price_…</c>) that belong to this plan.</param>
/// <param name="Features">Names of the features that are on.</param>
/// <param name="Limits">Numeric limits by name, such as <c>seats</c>; a missing name is not allowed at all.</param>
public sealed record Plan(
    Tier Tier,
    long MonthlyAmount,
    string Currency,
    IReadOnlyList<string> PriceIds,
    IReadOnlyList<string> Features,
    IReadOnlyDictionary<string, long> Limits);
