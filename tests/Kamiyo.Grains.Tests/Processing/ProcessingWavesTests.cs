using Kamiyo.Grains.Processing;
using Kamiyo.Testing.Time;

namespace Kamiyo.Grains.Tests.Processing;

public sealed class ProcessingWavesTests : IDisposable
{
    private static readonly TimeSpan Instant = TimeSpan.FromTicks(1);

    private readonly FakeTimeProvider _time = new();
    private readonly ProcessingWaves _waves;

    public ProcessingWavesTests() => _waves = new ProcessingWaves(_time);

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

    public void Dispose() => _waves.Dispose();
}
