namespace Kamiyo.Billing.Subscriptions;

/// <summary>What items cost a month, to compare plans of different intervals.</summary>
/// <param name="Amount">In the minor unit, with fractions.</param>
/// <param name="Currency">ISO 4217, lower case.</param>
internal readonly record struct MonthlyAmount(decimal Amount, string Currency)
{
    /// <summary>Null when an item's price has no fixed amount or interval, or the items mix currencies.</summary>
    public static MonthlyAmount? Of(IReadOnlyCollection<SubscriptionItem> items)
    {
        var currencies = items.Select(item => item.Currency).Distinct(StringComparer.Ordinal).Take(2).ToList();
        if (currencies is not [{ } currency])
        {
            return null;
        }

        var total = 0m;
        foreach (var item in items)
        {
            if (item.UnitAmount is not { } unitAmount || Months(item) is not { } months)
            {
                return null;
            }

            total += (decimal)unitAmount * item.Quantity / months;
        }

        return new MonthlyAmount(total, currency);
    }

    private static decimal? Months(SubscriptionItem item) => item.IntervalCount < 1 ? null : item.Interval switch
    {
        "day" => item.IntervalCount * 12m / 365m,
        "week" => item.IntervalCount * 12m * 7m / 365m,
        "month" => item.IntervalCount,
        "year" => item.IntervalCount * 12m,
        _ => null,
    };
}
