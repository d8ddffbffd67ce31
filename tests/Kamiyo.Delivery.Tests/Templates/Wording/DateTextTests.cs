using Kamiyo.Delivery.Templates.Wording;

namespace Kamiyo.Delivery.Tests.Templates.Wording;

public sealed class DateTextTests
{
    [Fact]
    public void Days_are_those_of_UTC() =>
        DateText.Of(new DateTimeOffset(2026, 12, 2, 1, 0, 0, TimeSpan.FromHours(2))).ShouldBe("1 December 2026");

    [Fact]
    public void Without_a_time_there_is_no_day() => DateText.Of(null).ShouldBeNull();

    [Theory]
    [InlineData("2026-12-01", "1 December 2026")]
    [InlineData("", null)]
    [InlineData("soon", null)]
    public void The_day_of_a_change_is_written_out(string day, string? expected) => DateText.OfDay(day).ShouldBe(expected);
}
