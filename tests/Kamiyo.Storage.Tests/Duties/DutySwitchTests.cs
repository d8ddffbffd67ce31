using Kamiyo.Storage.Duties;

namespace Kamiyo.Storage.Tests.Duties;

public sealed class DutySwitchTests : IDisposable
{
    private readonly DutySwitch _duty = new();

    public void Dispose() => _duty.Dispose();

    [Fact]
    public async Task Whoever_waits_is_told_when_duty_begins_and_when_it_ends()
    {
        var waiting = _duty.WhenOnAsync(CancellationToken.None);
        waiting.IsCompleted.ShouldBeFalse();

        _duty.TurnOn();
        var turn = await waiting;
        turn.IsCancellationRequested.ShouldBeFalse();
        _duty.IsOn.ShouldBeTrue();

        _duty.TurnOff();
        turn.IsCancellationRequested.ShouldBeTrue();
        _duty.IsOn.ShouldBeFalse();
    }

    [Fact]
    public void Whoever_asks_on_duty_needn_t_wait()
    {
        _duty.TurnOn();

        _duty.WhenOnAsync(CancellationToken.None).IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Fact]
    public async Task A_turn_that_has_ended_is_not_given_out_again()
    {
        _duty.TurnOn();
        var first = await _duty.WhenOnAsync(CancellationToken.None);
        _duty.TurnOff();

        var next = _duty.WhenOnAsync(CancellationToken.None);
        next.IsCompleted.ShouldBeFalse();
        _duty.TurnOn();

        (await next).IsCancellationRequested.ShouldBeFalse();
        first.IsCancellationRequested.ShouldBeTrue();
    }

    [Fact]
    public async Task Waiting_can_be_given_up()
    {
        using var cancel = new CancellationTokenSource();
        var waiting = _duty.WhenOnAsync(cancel.Token);

        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(waiting);
    }
}
