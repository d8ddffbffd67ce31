using System.Diagnostics.Metrics;
using Kamiyo.Grains.Processing;
using Kamiyo.Testing.Time;
using Microsoft.Extensions.DependencyInjection;

namespace Kamiyo.Grains.Tests.Processing;

public sealed class ProcessingWavesTests : IDisposable
{
    private const int Many = 40;

    private const string Gauge = "kamiyo_answering_first";

    private static readonly TimeSpan Instant = TimeSpan.FromTicks(1);

    private readonly FakeTimeProvider _time = new();
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly AcceptanceLoad _load;
    private readonly ProcessingWaves _waves;

    public ProcessingWavesTests()
    {
        _load = new AcceptanceLoad(Many, _time);
        _waves = new ProcessingWaves(_load, _services.GetRequiredService<IMeterFactory>(), _time);
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
        var turns = Enumerable.Range(0, 3 * ProcessingShare.Least).Select(_ => _waves.Join()).ToArray();

        MakeSendersWait();
        _time.Advance(ProcessingWaves.Interval);
        turns.Count(turn => turn.IsCompleted).ShouldBe(ProcessingShare.Least);
        turns[..ProcessingShare.Least].ShouldAllBe(turn => turn.IsCompleted);
        _waves.Join().IsCompleted.ShouldBeFalse();

        _time.Advance(AnsweringFirst.With * 3);
        await Task.WhenAll(turns);
    }

    [Fact]
    public async Task While_answering_comes_first_waves_come_less_often()
    {
        await MakeSendersWaitAsync();
        _time.Advance(ProcessingWaves.Interval);
        await _waves.Join();
        var turns = Enumerable.Range(0, 3 * ProcessingShare.Least).Select(_ => _waves.Join()).ToArray();
        MakeSendersWait();
        _time.Advance(ProcessingWaves.Interval - Instant);
        turns.Count(turn => turn.IsCompleted).ShouldBe(ProcessingShare.Least);

        _time.Advance(ProcessingWaves.HeldBackInterval - Instant);
        turns.Count(turn => turn.IsCompleted).ShouldBe(ProcessingShare.Least);

        _time.Advance(Instant);
        turns.Count(turn => turn.IsCompleted).ShouldBe(2 * ProcessingShare.Least);
    }

    [Fact]
    public async Task The_meter_tells_that_answering_comes_first_for_as_long_as_something_is_held_back()
    {
        using var meters = new MeterRecorder(_services.GetRequiredService<IMeterFactory>());
        meters.Read()[Gauge].ShouldBe(0);
        await MakeSendersWaitAsync();
        var turns = Enumerable.Range(0, 2 * ProcessingShare.Least).Select(_ => _waves.Join()).ToArray();

        MakeSendersWait();
        _time.Advance(ProcessingWaves.Interval);
        meters.Read()[Gauge].ShouldBe(1);

        _time.Advance(AnsweringFirst.With * 3);
        await Task.WhenAll(turns);
        meters.Read()[Gauge].ShouldBe(0);
    }

    public void Dispose()
    {
        _waves.Dispose();
        _services.Dispose();
    }

    // For as long as it takes until answering comes first.
    private async Task MakeSendersWaitAsync()
    {
        _load.Begin().Dispose();
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
        var begun = Enumerable.Range(0, Many).Select(_ => _load.Begin()).ToArray();
        _time.Advance(Instant);
        Array.ForEach(begun, measurement => measurement.Dispose());
    }
}
