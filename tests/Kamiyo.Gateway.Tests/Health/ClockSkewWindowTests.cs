using Kamiyo.Gateway.Health;
using Kamiyo.Testing.Time;

namespace Kamiyo.Gateway.Tests.Health;

public sealed class ClockSkewWindowTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly ClockSkewWindow _window;

    public ClockSkewWindowTests() => _window = new(_time);

    [Fact]
    public void Without_deliveries_nothing_is_known() => _window.Read().ShouldBeNull();

    [Fact]
    public void The_delivery_that_was_on_its_way_for_the_shortest_time_tells_the_skew()
    {
        Add(7, -12, 300);

        _window.Read().ShouldBe(new ClockSkew(-12, 3));
    }

    [Fact]
    public void The_half_before_still_counts_and_what_is_older_does_not()
    {
        Add(-12);
        _time.Advance(TimeSpan.FromMinutes(10));
        Add(1);
        _window.Read().ShouldBe(new ClockSkew(-12, 2));

        _time.Advance(TimeSpan.FromMinutes(10));

        _window.Read().ShouldBe(new ClockSkew(1, 1));
    }

    [Fact]
    public void After_a_long_silence_nothing_is_known()
    {
        Add(-12);

        _time.Advance(TimeSpan.FromMinutes(20));

        _window.Read().ShouldBeNull();
    }

    [Fact]
    public void A_clock_that_is_set_right_ends_no_window_early()
    {
        Add(-3_600);
        _time.Jump(TimeSpan.FromHours(1));
        Add(0);

        _window.Read().ShouldBe(new ClockSkew(-3_600, 2));
    }

    [Theory]
    [InlineData(long.MinValue, -31_536_000)]
    [InlineData(long.MaxValue, 31_536_000)]
    public void A_time_beyond_reason_counts_as_a_year(long skew, long counted)
    {
        Add(skew);

        _window.Read().ShouldBe(new ClockSkew(counted, 1));
    }

    private void Add(params long[] skews)
    {
        foreach (var skew in skews)
        {
            _window.Add(skew);
        }
    }
}
