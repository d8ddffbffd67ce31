using Kamiyo.Billing.Payments;

namespace Kamiyo.Billing.Subscriptions;

/// <summary>What items cost a month, to compare plans of different intervals.</summary>
/// <param name="Amount">In the minor unit, with fractions; floating, because it only compares and must not overflow.</param>
/// <param name="Currency">ISO 4217, lower case.</param>
internal readonly record struct MonthlyAmount(double Amount, string Currency)
{
    /// <summary>Null when an item's price has no fixed amount or interval, or the items mix currencies.</summary>
    public static MonthlyAmount? Of(IReadOnlyCollection<SubscriptionItem> items)
    {
        var currencies = items.Select(item => item.Currency).Distinct(StringComparer.Ordinal).Take(2).ToList();
        if (currencies is not [{ } currency])
        {
            return null;
        }

        var total = 0.0;
        foreach (var item in items)
        {
            if (item.UnitAmount is not { } unitAmount || Months(item) is not { } months)
            {
                return null;
            }

            total += (double)unitAmount * item.Quantity / months;
        }

        return new MonthlyAmount(total, currency);
    }

    /// <summary><c>89.00 USD a month</c>.</summary>
    public override string ToString() => $"{new Money((long)Math.Round(Amount), Currency)} a month";

    private static double? Months(SubscriptionItem item) => item.IntervalCount < 1 ? null : item.Interval switch
    {
        "day" => item.IntervalCount * 12.0 / 365.0,
        "week" => item.IntervalCount * 12.0 * 7.0 / 365.0,
        "month" => item.IntervalCount,
        "year" => item.IntervalCount * 12.0,
        _ => null,
    };
}
