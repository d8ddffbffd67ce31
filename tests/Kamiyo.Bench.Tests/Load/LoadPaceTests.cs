using Kamiyo.Bench.Load;

namespace Kamiyo.Bench.Tests.Load;

public sealed class LoadPaceTests
{
    private readonly LoadPace _pace;
    private double _now;

    public LoadPaceTests() => _pace = new LoadPace(connections: 4, perSecond: 8, () => _now);

    [Fact]
    public async Task A_connection_waits_until_it_is_its_turn()
    {
        var turn = _pace.WaitAsync(index: 2, round: 1);

        Release(at: 0.74);
        turn.IsCompleted.ShouldBeFalse();

        Release(at: 0.75);
        (await turn).ShouldBe(0.75);
    }

    [Fact]
    public async Task One_that_is_late_goes_at_once_and_counts_from_when_it_was_due()
    {
        _now = 7;

        var turn = _pace.WaitAsync(index: 0, round: 1);

        turn.IsCompleted.ShouldBeTrue();
        (await turn).ShouldBe(0.5);
    }

    [Fact]
    public async Task A_turn_is_taken_once()
    {
        var first = _pace.WaitAsync(index: 1, round: 0);
        Release(at: 0.2);
        await first;

        var second = _pace.WaitAsync(index: 1, round: 1);

        Release(at: 0.3);
        second.IsCompleted.ShouldBeFalse();
        Release(at: 0.7);
        (await second).ShouldBe(0.625);
    }

    [Fact]
    public void At_the_end_nobody_is_left_waiting()
    {
        var turn = _pace.WaitAsync(index: 0, round: 1_000_000);

        _pace.Release(isOver: true);

        turn.IsCompleted.ShouldBeTrue();
    }

    private void Release(double at)
    {
        _now = at;
        _pace.Release(isOver: false);
    }
}
