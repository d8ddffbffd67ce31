using System.Globalization;

namespace Kamiyo.Billing.Payments;

/// <summary>An amount as Stripe sends it.</summary>
/// <param name="Amount">In the currency's minor unit, which for some currencies is the whole one.</param>
/// <param name="Currency">ISO 4217, in any case.</param>
public readonly record struct Money(long Amount, string Currency)
{
    /// <summary><c>89.00 USD</c>, <c>8900 JPY</c>, <c>8.900 KWD</c>; of an unknown currency the bare minor units.</summary>
    public override string ToString()
    {
        var code = Currency.ToUpperInvariant();
        var digits = MinorUnits.Digits(code) ?? 0;
        var value = Amount / (decimal)Math.Pow(10, digits);
        return string.Create(CultureInfo.InvariantCulture, $"{value.ToString($"F{digits}", CultureInfo.InvariantCulture)} {code}");
    }
}
