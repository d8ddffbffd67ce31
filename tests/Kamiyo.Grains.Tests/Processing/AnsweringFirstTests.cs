using Kamiyo.Grains.Processing;
using Kamiyo.Testing.Time;

namespace Kamiyo.Grains.Tests.Processing;

public sealed class AnsweringFirstTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(20);

    private readonly FakeTimeProvider _time = new();
    private readonly AnsweringFirst _first;

    public AnsweringFirstTests() => _first = new AnsweringFirst(_time);

    [Fact]
    public void Without_load_it_is_never_tried() => Run(TimeSpan.FromMinutes(1), _ => 100, isHigh: false).ShouldBe(0);

    [Fact]
    public void It_goes_on_while_senders_that_wait_send_clearly_more_for_it()
    {
        var share = Run(TimeSpan.FromMinutes(1), isOn => isOn ? 100 : 50);

        share.ShouldBeGreaterThan(0.98);
    }

    [Fact]
    public void Senders_that_send_what_they_send_are_hardly_ever_tried()
    {
        var share = Run(TimeSpan.FromMinutes(10), _ => 50);

        share.ShouldBeGreaterThan(0);
        share.ShouldBeLessThan(0.01);
    }

    [Fact]
    public void Senders_by_the_clock_that_only_catch_up_are_hardly_ever_tried()
    {
        // They fall behind while everything is processed, and have caught up once it was held back for two measurements.
        var behind = TimeSpan.Zero;
        var (on, ticks, isOn) = (0, 0, false);
        for (; Tick * ticks < TimeSpan.FromMinutes(10); ticks++)
        {
            _time.Advance(Tick);
            behind = isOn ? behind - Tick : AnsweringFirst.With * 2;
            isOn = _first.IsOn(new AcceptanceReading(isOn && behind > TimeSpan.Zero ? 100 : 50, IsHigh: behind > TimeSpan.Zero));
            on += isOn ? 1 : 0;
        }

        on.ShouldBePositive();
        ((double)on / ticks).ShouldBeLessThan(0.02);
    }

    [Fact]
    public void After_a_gain_that_lasted_the_next_try_comes_soon()
    {
        Run(TimeSpan.FromSeconds(10), isOn => isOn ? 100 : 50);
        Run(AnsweringFirst.ShortestPause, _ => 0, isHigh: false);

        var share = Run(TimeSpan.FromMinutes(1), isOn => isOn ? 100 : 50);

        share.ShouldBeGreaterThan(0.95);
    }

    [Fact]
    public void It_ends_when_senders_no_longer_have_to_wait()
    {
        Run(TimeSpan.FromSeconds(10), isOn => isOn ? 100 : 50);

        Run(AnsweringFirst.With * 3, _ => 100, isHigh: false);

        _first.IsOn(new AcceptanceReading(100, IsHigh: false)).ShouldBeFalse();
    }

    [Fact]
    public void It_ends_when_no_more_comes_of_it_any_longer()
    {
        Run(TimeSpan.FromSeconds(10), isOn => isOn ? 100 : 50);

        Run(AnsweringFirst.With * (AnsweringFirst.Patience + 2), _ => 50);

        _first.IsOn(new AcceptanceReading(50, IsHigh: true)).ShouldBeFalse();
    }

    [Fact]
    public void A_bad_second_does_not_end_it_while_senders_wait()
    {
        RunToTheEndOfAMeasurement();

        Run(AnsweringFirst.With * AnsweringFirst.Patience, _ => 1, wasOn: true).ShouldBe(1);

        Run(TimeSpan.FromSeconds(10), isOn => isOn ? 100 : 50, wasOn: true).ShouldBe(1);
    }

    [Fact]
    public void Each_gain_renews_the_patience()
    {
        RunToTheEndOfAMeasurement();

        for (var i = 0; i < 10; i++)
        {
            Run(AnsweringFirst.With * AnsweringFirst.Patience, _ => 1, wasOn: true).ShouldBe(1);
            Run(AnsweringFirst.With, _ => 100, wasOn: true).ShouldBe(1);
        }
    }

    [Fact]
    public void Without_senders_that_wait_it_bears_one_bad_moment_only()
    {
        RunToTheEndOfAMeasurement();

        Run(AnsweringFirst.With, _ => 1, isHigh: false, wasOn: true).ShouldBe(1);
        Run(AnsweringFirst.With, _ => 1, isHigh: false, wasOn: true).ShouldBeLessThan(1);
    }

    [Fact]
    public void What_was_stored_before_a_pause_is_no_measure()
    {
        Run(AnsweringFirst.Without - Tick, _ => 50);
        _time.Advance(TimeSpan.FromMinutes(1));

        _first.IsOn(new AcceptanceReading(50, IsHigh: true)).ShouldBeFalse();
    }

    // With a gain all the time. To the end of one, so that what comes after it falls into measurements of its own.
    private void RunToTheEndOfAMeasurement() => Run(AnsweringFirst.Without + (AnsweringFirst.With * 10), isOn => isOn ? 100 : 50);

    // The share of the ticks at which it was on.
    private double Run(TimeSpan span, Func<bool, int> stored, bool isHigh = true, bool wasOn = false)
    {
        var (on, ticks) = (0, 0);
        for (var isOn = wasOn; Tick * ticks < span; ticks++)
        {
            _time.Advance(Tick);
            isOn = _first.IsOn(new AcceptanceReading(stored(isOn), isHigh));
            on += isOn ? 1 : 0;
        }

        return (double)on / ticks;
    }
}
