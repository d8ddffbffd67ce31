using Kamiyo.Bench.Load;

namespace Kamiyo.Bench.Tests.Load;

public sealed class ShortCodeTests
{
    [Fact]
    public void Different_numbers_have_different_codes()
    {
        var codes = Enumerable.Range(0, 100_000).Select(number => ShortCode.Of((ulong)number)).ToHashSet(StringComparer.Ordinal);

        codes.Count.ShouldBe(100_000);
        codes.ShouldAllBe(code => code.Length == ShortCode.Length && code.All(char.IsAsciiLetterOrDigit));
    }

    [Fact]
    public void Neighbours_are_far_apart() =>
        Enumerable.Range(0, 1000).Select(number => ShortCode.Of((ulong)number)[0]).Distinct().Count().ShouldBe(62);
}
