using Kamiyo.Cli.Events;

namespace Kamiyo.Cli.Tests.Events;

public sealed class StripeApiVersionTests
{
    [Theory]
    [InlineData("2024-06-20", true)]
    [InlineData("2025-02-24.acacia", true)]
    [InlineData("2025-03-31.basil", false)]
    [InlineData("2026-03-25.dahlia", false)]
    public void Versions_before_basil_are_told_apart_by_date(string text, bool isBeforeBasil)
    {
        StripeApiVersion.Parse(text).IsBeforeBasil.ShouldBe(isBeforeBasil);
    }

    [Theory]
    [InlineData("")]
    [InlineData("dahlia")]
    [InlineData("2026-03-25.")]
    [InlineData("2026-3-25")]
    public void Anything_else_is_refused(string text)
    {
        Should.Throw<FormatException>(() => StripeApiVersion.Parse(text)).Message.ShouldContain($"'{text}'");
    }
}
