using Kamiyo.Billing.Payments;

namespace Kamiyo.Billing.Tests.Payments;

public sealed class MoneyTests
{
    [Theory]
    [InlineData(8900, "usd", "89.00 USD")]
    [InlineData(5, "EUR", "0.05 EUR")]
    [InlineData(0, "usd", "0.00 USD")]
    [InlineData(-8950, "usd", "-89.50 USD")]
    [InlineData(8900, "jpy", "8900 JPY")]
    [InlineData(8900, "krw", "8900 KRW")]
    [InlineData(8900, "kwd", "8.900 KWD")]
    [InlineData(500, "isk", "5.00 ISK")]
    [InlineData(12345, "xyz", "12345 XYZ")]
    [InlineData(long.MaxValue, "usd", "92233720368547758.07 USD")]
    [InlineData(long.MinValue, "jpy", "-9223372036854775808 JPY")]
    public void It_is_written_in_whole_units_with_the_code(long amount, string currency, string expected) =>
        new Money(amount, currency).ToString().ShouldBe(expected);
}
