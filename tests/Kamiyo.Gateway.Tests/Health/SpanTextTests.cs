using Kamiyo.Gateway.Health;

namespace Kamiyo.Gateway.Tests.Health;

public sealed class SpanTextTests
{
    [Theory]
    [InlineData(12, "12 s")]
    [InlineData(119, "119 s")]
    [InlineData(120, "2 minutes")]
    [InlineData(7_199, "119 minutes")]
    [InlineData(7_200, "2 hours")]
    [InlineData(172_799, "47 hours")]
    [InlineData(172_800, "2 days")]
    public void There_are_at_least_two_of_the_unit(int seconds, string text) => SpanText.Of(TimeSpan.FromSeconds(seconds)).ShouldBe(text);
}
