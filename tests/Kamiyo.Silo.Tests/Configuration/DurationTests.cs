using Kamiyo.Silo.Configuration;

namespace Kamiyo.Silo.Tests.Configuration;

public sealed class DurationTests
{
    [Theory]
    [InlineData("5m", 5)]
    [InlineData("2h", 120)]
    [InlineData("1d", 1_440)]
    [InlineData("0m", 0)]
    public void Minutes_hours_and_days_are_read(string text, int minutes) => Duration.Read(text).ShouldBe(TimeSpan.FromMinutes(minutes));

    [Theory]
    [InlineData("")]
    [InlineData("m")]
    [InlineData("5")]
    [InlineData("5s")]
    [InlineData("-5m")]
    [InlineData("1.5h")]
    [InlineData("999999d")]
    public void Anything_else_is_none(string text) => Duration.Read(text).ShouldBeNull();
}
