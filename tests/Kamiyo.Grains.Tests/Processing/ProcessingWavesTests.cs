using Kamiyo.Grains.Processing;
using Kamiyo.Testing.Time;

namespace Kamiyo.Grains.Tests.Processing;

public sealed class ProcessingWavesTests : IDisposable
{
    private static readonly TimeSpan Instant = TimeSpan.FromTicks(1);

    private readonly FakeTimeProvider _time = new();
    private readonly AcceptanceLoad _load;
    private readonly ProcessingWaves _waves;

    public ProcessingWavesTests()
    {
        _load = new AcceptanceLoad(_time);
        _waves = new ProcessingWaves(_load, _time);
    }

    [Fact]
    public void The_first_starts_at_once() => _waves.Join().IsCompletedSuccessfully.ShouldBeTrue();

    [Fact]
    public async Task Those_that_follow_soon_start_together_when_the_interval_has_passed()
    {
        await _waves.Join();
        var second = _waves.Join();
        _time.Advance(ProcessingWaves.Interval / 2);
        var third = _waves.Join();

        _time.Advance((ProcessingWaves.Interval / 2) - Instant);
        second.IsCompleted.ShouldBeFalse();
        third.IsCompleted.ShouldBeFalse();

        _time.Advance(Instant);
        await Task.WhenAll(second, third);
    }

    [Fact]
    public async Task A_wave_that_was_waited_for_makes_the_next_one_wait_too()
    {
        await _waves.Join();
        var second = _waves.Join();
        _time.Advance(ProcessingWaves.Interval);
        await second;

        var third = _waves.Join();
        third.IsCompleted.ShouldBeFalse();
        _time.Advance(ProcessingWaves.Interval);
        await third;
    }

    [Fact]
    public async Task After_a_pause_the_next_starts_at_once_again()
    {
        await _waves.Join();
        _time.Advance(ProcessingWaves.Interval);

        _waves.Join().IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Fact]
    public async Task While_answering_comes_first_some_start_in_the_order_in_which_they_came_and_the_rest_later()
    {
        await MakeSendersWaitAsync();
        var turns = Enumerable.Range(0, 20).Select(_ => _waves.Join()).ToArray();

        MakeSendersWait();
        _time.Advance(ProcessingWaves.Interval);
        turns.Count(turn => turn.IsCompleted).ShouldBe(ProcessingShare.Least);
        turns[..ProcessingShare.Least].ShouldAllBe(turn => turn.IsCompleted);
        _waves.Join().IsCompleted.ShouldBeFalse();

        _time.Advance(AnsweringFirst.With * 2);
        await Task.WhenAll(turns);
    }

    public void Dispose() => _waves.Dispose();

    // For as long as it takes until answering comes first.
    private async Task MakeSendersWaitAsync()
    {
        _load.End(_load.Begin());
        await _waves.Join();
        for (var waited = TimeSpan.Zero; waited < AnsweringFirst.Without + ProcessingWaves.Interval; waited += ProcessingWaves.Interval)
        {
            var turn = _waves.Join();
            MakeSendersWait();
            _time.Advance(ProcessingWaves.Interval);
            await turn;
        }
    }

    private void MakeSendersWait()
    {
        var begun = Enumerable.Range(0, AcceptanceLoad.Many).Select(_ => _load.Begin()).ToArray();
        _time.Advance(Instant);
        Array.ForEach(begun, _load.End);
    }
}
