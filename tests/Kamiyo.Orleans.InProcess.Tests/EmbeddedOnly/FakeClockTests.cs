using Kamiyo.Orleans.InProcess.Tests.Grains;
using Kamiyo.Orleans.InProcess.Tests.Hosting;
using Kamiyo.Testing.Time;

namespace Kamiyo.Orleans.InProcess.Tests.EmbeddedOnly;

/// <summary>All time of the embedded host is its TimeProvider's; Orleans collects and times out by real time.</summary>
public sealed class FakeClockTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new();
    private readonly string _key = Guid.NewGuid().ToString();
    private TestSilo? _silo;

    private IScriptedGrain Grain => _silo!.Grains.GetGrain<IScriptedGrain>(_key);

    public async ValueTask InitializeAsync() => _silo = await TestSilo.StartAsync(clock: _clock);

    public ValueTask DisposeAsync() => _silo!.DisposeAsync();

    [Fact]
    public async Task A_call_times_out_after_thirty_seconds_and_not_before()
    {
        var release = new TaskCompletionSource();
        var call = Grain.Run(Scripts.New(_ => release.Task));

        _clock.Advance(TimeSpan.FromSeconds(29));
        call.IsCompleted.ShouldBeFalse();
        _clock.Advance(TimeSpan.FromSeconds(2));

        (await Should.ThrowAsync<TimeoutException>(() => call.Soon())).Message.ShouldContain("00:00:30");
        release.SetResult();
    }

    [Fact]
    public async Task A_call_that_timed_out_while_it_waited_never_runs()
    {
        var release = new TaskCompletionSource();
        var ran = false;
        var first = Grain.Run(Scripts.New(_ => release.Task));
        var second = Grain.Run(Scripts.New(_ =>
        {
            ran = true;
            return Task.CompletedTask;
        }));
        _clock.Advance(TimeSpan.FromSeconds(31));
        await Should.ThrowAsync<TimeoutException>(() => first.Soon());
        await Should.ThrowAsync<TimeoutException>(() => second.Soon());

        release.SetResult();
        await Grain.GetActivation().Soon();

        ran.ShouldBeFalse();
    }

    [Fact]
    public async Task A_request_canceled_while_it_waits_never_runs()
    {
        using var cancel = new CancellationTokenSource();
        var release = new TaskCompletionSource();
        var ran = false;
        var blocking = Grain.Run(Scripts.New(_ => release.Task));
        var waiting = Grain.Run(
            Scripts.New((_, _) =>
            {
                ran = true;
                return Task.CompletedTask;
            }),
            cancel.Token);
        await cancel.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => waiting.Soon());

        release.SetResult();
        await blocking.Soon();
        await Grain.GetActivation().Soon();

        ran.ShouldBeFalse();
    }

    [Fact]
    public async Task An_activation_is_collected_after_fifteen_idle_minutes()
    {
        await Grain.GetActivation();
        _clock.Advance(TimeSpan.FromMinutes(14));
        await Grain.GetActivation();
        _clock.Advance(TimeSpan.FromMinutes(14));
        await Grain.Interleave(Scripts.New(static _ => Task.CompletedTask)).Soon();
        Scripts.HooksOf(_key).Deactivated.ShouldBeEmpty();

        _clock.Advance(TimeSpan.FromMinutes(17));

        await Wait.Until(() => !Scripts.HooksOf(_key).Deactivated.IsEmpty);
    }

    [Fact]
    public async Task OnActivateAsync_has_thirty_seconds()
    {
        var release = new TaskCompletionSource();
        var isCanceled = false;
        Scripts.HooksOf(_key).OnActivate = async (_, cancellationToken) =>
        {
            await using var registration = cancellationToken.Register(() => isCanceled = true);
            await release.Task;
        };
        var timers = _clock.ArmedTimers;
        var call = Grain.GetActivation();
        await Wait.Until(() => _clock.ArmedTimers > timers);

        _clock.Advance(TimeSpan.FromSeconds(31));

        await Should.ThrowAsync<TimeoutException>(() => call.Soon());
        await Wait.Until(() => !Scripts.HooksOf(_key).Disposed.IsEmpty);
        isCanceled.ShouldBeTrue();
        release.SetResult();
        Scripts.HooksOf(_key).OnActivate = null;
        await Grain.GetActivation().Soon();
    }

    [Fact]
    public async Task A_stuck_OnDeactivateAsync_holds_the_next_activation_up_for_thirty_seconds_at_most()
    {
        var release = new TaskCompletionSource();
        Scripts.HooksOf(_key).OnDeactivate = (_, _) => release.Task;
        var timers = _clock.ArmedTimers;
        await Grain.Run(Scripts.New(static grain =>
        {
            grain.DeactivateOnIdle();
            return Task.CompletedTask;
        }));
        await Wait.Until(() => _clock.ArmedTimers > timers);
        _clock.Advance(TimeSpan.FromSeconds(5));
        var next = Grain.GetActivation();

        _clock.Advance(TimeSpan.FromSeconds(26));

        await next.Soon();
        release.SetResult();
    }
}
