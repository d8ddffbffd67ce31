using Kamiyo.Grains.Processing;
using Kamiyo.Testing.Time;

namespace Kamiyo.Grains.Tests.Processing;

public sealed class AcceptanceLoadTests
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(2);

    private const int Many = 40;

    private readonly FakeTimeProvider _time = new();
    private readonly AcceptanceLoad _load;

    public AcceptanceLoadTests()
    {
        _load = new AcceptanceLoad(Many, _time);
        Store(1, Shortest);
        _load.Read();
    }

    [Fact]
    public void It_is_high_when_many_take_several_times_as_long_as_they_can()
    {
        Store(Many, Shortest * AcceptanceLoad.Long);

        _load.Read().IsHigh.ShouldBeTrue();
    }

    [Fact]
    public void Many_that_take_no_longer_than_usual_only_have_a_database_far_away()
    {
        Store(Many, (Shortest * AcceptanceLoad.Long) - TimeSpan.FromTicks(1));

        _load.Read().IsHigh.ShouldBeFalse();
    }

    [Fact]
    public void A_few_that_take_long_are_only_a_slow_commit()
    {
        Store(Many - 1, TimeSpan.FromSeconds(1));

        _load.Read().IsHigh.ShouldBeFalse();
    }

    [Fact]
    public void Many_of_which_none_has_ended_say_nothing()
    {
        for (var i = 0; i < Many; i++)
        {
            _load.Begin();
        }

        _load.Read().IsHigh.ShouldBeFalse();
    }

    [Fact]
    public void Only_what_happened_since_it_was_last_asked_counts()
    {
        Store(Many, TimeSpan.FromSeconds(1));
        _load.Read();

        Store(1, TimeSpan.FromSeconds(1));

        _load.Read().IsHigh.ShouldBeFalse();
    }

    [Fact]
    public void Those_that_are_still_under_way_count_on()
    {
        var begun = Enumerable.Range(0, Many).Select(_ => _load.Begin()).ToArray();
        _load.Read();
        _time.Advance(TimeSpan.FromSeconds(1));
        Array.ForEach(begun, measurement => measurement.Dispose());

        _load.Read().IsHigh.ShouldBeTrue();
    }

    [Fact]
    public void A_database_that_has_become_slower_for_good_is_the_new_measure()
    {
        var slow = Shortest * 10;
        Store(Many, slow);
        _load.Read().IsHigh.ShouldBeTrue();

        for (var i = 0; i < 2; i++)
        {
            _time.Advance(AcceptanceLoad.Memory);
            Store(Many, slow);
            _load.Read();
        }

        Store(Many, slow);
        _load.Read().IsHigh.ShouldBeFalse();
    }

    [Fact]
    public void It_counts_what_has_ended_since_it_was_last_asked()
    {
        Store(3, Shortest);
        _load.Begin();

        _load.Read().Stored.ShouldBe(3);
        _load.Read().Stored.ShouldBe(0);
    }

    private void Store(int count, TimeSpan time)
    {
        var begun = Enumerable.Range(0, count).Select(_ => _load.Begin()).ToArray();
        _time.Advance(time);
        Array.ForEach(begun, measurement => measurement.Dispose());
    }
}
