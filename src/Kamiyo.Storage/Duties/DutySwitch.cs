namespace Kamiyo.Storage.Duties;

/// <summary>Tells whoever waits when this process comes on duty and when it goes off.</summary>
internal sealed class DutySwitch : IDisposable
{
    private readonly Lock _lock = new();
    private TaskCompletionSource<CancellationToken> _takenUp = NewTurn();
    private CancellationTokenSource? _turn;

    public bool IsOn
    {
        get
        {
            lock (_lock)
            {
                return _turn is not null;
            }
        }
    }

    public Task<CancellationToken> WhenOnAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return _takenUp.Task.WaitAsync(cancellationToken);
        }
    }

    public void TurnOn()
    {
        lock (_lock)
        {
            _turn = new CancellationTokenSource();
            _takenUp.SetResult(_turn.Token);
        }
    }

    public void TurnOff()
    {
        CancellationTokenSource? ended;
        lock (_lock)
        {
            ended = _turn;
            if (ended is null)
            {
                return;
            }

            _turn = null;
            _takenUp = NewTurn();
        }

        // Outside of the lock: whoever registered on the token may ask for the next turn at once.
        ended.Cancel();
        ended.Dispose();
    }

    public void Dispose() => TurnOff();

    private static TaskCompletionSource<CancellationToken> NewTurn() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
