using System.Diagnostics.Metrics;
using Kamiyo.Grains.Processing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Kamiyo.Grains.Tests.Processing;

public sealed class ProcessingGateTests : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly ProcessingGate _gate;

    public ProcessingGateTests() => _gate = new ProcessingGate(
        Options.Create(new ProcessingOptions { MaxInFlight = 2 }), _services.GetRequiredService<IMeterFactory>());

    public void Dispose()
    {
        _gate.Dispose();
        _services.Dispose();
    }

    [Fact]
    public void No_more_enter_than_the_setting_says()
    {
        using var first = _gate.TryEnter().ShouldNotBeNull();
        using var second = _gate.TryEnter().ShouldNotBeNull();

        _gate.TryEnter().ShouldBeNull();
        _gate.InFlight.ShouldBe(2);
    }

    [Fact]
    public void Room_is_given_back_once_however_often_it_is_left()
    {
        var first = _gate.TryEnter().ShouldNotBeNull();
        using var second = _gate.TryEnter().ShouldNotBeNull();

        first.Dispose();
        first.Dispose();

        _gate.InFlight.ShouldBe(1);
    }

    [Fact]
    public async Task Whoever_waits_goes_before_those_who_try()
    {
        var first = _gate.TryEnter().ShouldNotBeNull();
        using var second = _gate.TryEnter().ShouldNotBeNull();
        var waiting = _gate.EnterAsync(TestContext.Current.CancellationToken);

        first.Dispose();

        _gate.TryEnter().ShouldBeNull();
        (await waiting.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken)).Dispose();
        _gate.InFlight.ShouldBe(1);
    }

    [Fact]
    public void Nothing_is_taken_up_when_nothing_was_put_off()
    {
        using var only = _gate.TryEnter();

        _gate.HasRoomForPutOff().ShouldBeFalse();
    }

    [Fact]
    public void What_was_put_off_is_taken_up_once_and_when_half_of_the_room_is_free()
    {
        var first = _gate.TryEnter().ShouldNotBeNull();
        using var second = _gate.TryEnter().ShouldNotBeNull();
        _gate.TryEnter();
        _gate.HasRoomForPutOff().ShouldBeFalse();

        first.Dispose();

        _gate.HasRoomForPutOff().ShouldBeTrue();
        _gate.HasRoomForPutOff().ShouldBeFalse();
    }

    [Fact]
    public async Task Whoever_gives_up_waiting_takes_no_room()
    {
        using var cancel = new CancellationTokenSource();
        using (_gate.TryEnter())
        using (_gate.TryEnter())
        {
            var waiting = _gate.EnterAsync(cancel.Token);
            await cancel.CancelAsync();
            await Should.ThrowAsync<OperationCanceledException>(waiting);
        }

        _gate.InFlight.ShouldBe(0);
    }

    [Fact]
    public void The_meter_tells_what_is_in_flight_and_what_was_put_off()
    {
        using var meters = new MeterRecorder(_services.GetRequiredService<IMeterFactory>());

        using var first = _gate.TryEnter();
        using var second = _gate.TryEnter();
        _gate.TryEnter();

        meters.Read().ShouldBe(new Dictionary<string, long> { ["kamiyo_events_put_off"] = 1, ["kamiyo_events_in_flight"] = 2 }, ignoreOrder: true);
    }
}
