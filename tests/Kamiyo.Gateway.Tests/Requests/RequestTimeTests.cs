using Kamiyo.Gateway.Requests;

namespace Kamiyo.Gateway.Tests.Requests;

public sealed class RequestTimeTests
{
    [Theory]
    [InlineData("2026-12-01T00:00:00Z")]
    [InlineData("2026-12-01T02:00:00+02:00")]
    [InlineData("2026-12-01T00:00:00.000000Z")]
    public void A_time_with_its_offset_is_read_as_utc(string text)
    {
        var time = RequestTime.Read(text).ShouldNotBeNull();

        time.ShouldBe(new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero));
        time.Offset.ShouldBe(TimeSpan.Zero);
    }

    [Theory]
    [InlineData("2026-12-01")]
    [InlineData("2026-12-01T00:00:00")]
    [InlineData("2026-13-01T00:00:00Z")]
    [InlineData("1764547200")]
    [InlineData("soonZ")]
    public void Anything_else_is_none(string text) => RequestTime.Read(text).ShouldBeNull();
}
