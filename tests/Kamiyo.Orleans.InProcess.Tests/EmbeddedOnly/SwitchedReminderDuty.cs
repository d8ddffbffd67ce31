using Kamiyo.Orleans.InProcess.Reminders;

namespace Kamiyo.Orleans.InProcess.Tests.EmbeddedOnly;

/// <summary>On and off duty as a test says.</summary>
internal sealed class SwitchedReminderDuty : IReminderDuty, IDisposable
{
    private TaskCompletionSource<CancellationToken> _takenUp = new();
    private CancellationTokenSource? _turn;

    public Task<CancellationToken> TakeUpAsync(CancellationToken cancellationToken) => _takenUp.Task.WaitAsync(cancellationToken);

    public void TurnOn()
    {
        _turn = new CancellationTokenSource();
        _takenUp.SetResult(_turn.Token);
    }

    public void TurnOff()
    {
        _takenUp = new TaskCompletionSource<CancellationToken>();
        _turn!.Cancel();
    }

    public void Dispose() => _turn?.Dispose();
}
