using Kamiyo.Bench.Reports;

namespace Kamiyo.Bench.Tests.Reports;

public sealed class ReportPrinterTests
{
    [Theory]
    [InlineData("accepted_per_second", "accepted/s")]
    [InlineData("p99_ms", "p99 ms")]
    [InlineData("HTTP + HMAC_percent", "HTTP + HMAC %")]
    public void Headings_show_the_unit(string value, string expected) => ReportPrinter.Heading(value).ShouldBe(expected);

    [Theory]
    [InlineData(12345.6, "12,346")]
    [InlineData(12.34, "12.3")]
    [InlineData(1.234, "1.23")]
    [InlineData(0, "0")]
    public void Figures_show_what_is_significant(double value, string expected) => ReportPrinter.Show(value).ShouldBe(expected);
}
