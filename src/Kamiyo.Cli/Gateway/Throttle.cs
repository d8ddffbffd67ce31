namespace Kamiyo.Cli.Gateway;

/// <summary>Repeats calls while the gateway says "not now". When it says so to one caller, all of them wait.</summary>
public sealed class Throttle(TimeSpan timeout, TimeProvider time)
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(100);
    private readonly Lock _lock = new();
    private DateTimeOffset _resumeAt;
    private int _refusals;

    /// <summary>How often the gateway said so.</summary>
    public int Refusals
    {
        get
        {
            lock (_lock)
            {
                return _refusals;
            }
        }
    }

    /// <exception cref="GatewayException">It still says so when the time is up, or the call fails.</exception>
    public async Task<T?> CallAsync<T>(Func<Task<Answer<T>>> call, CancellationToken cancellationToken)
        where T : class
    {
        var deadline = time.GetUtcNow() + timeout;
        while (true)
        {
            await WaitAsync(cancellationToken);
            var answer = await call();
            if (answer.RetryAfter is not { } wait)
            {
                return answer.Value;
            }

            if (PauseFor(wait) > deadline)
            {
                throw new GatewayException(answer.Problem!, unreachable: false);
            }
        }
    }

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        // Read again after each wait: another caller may have been told to wait longer.
        while (TimeLeft() is var left && left > TimeSpan.Zero)
        {
            await Task.Delay(left, time, cancellationToken);
        }
    }

    private TimeSpan TimeLeft()
    {
        lock (_lock)
        {
            return _resumeAt - time.GetUtcNow();
        }
    }

    private DateTimeOffset PauseFor(TimeSpan wait)
    {
        lock (_lock)
        {
            _refusals++;
            var resumeAt = time.GetUtcNow() + (wait > ShortestWait ? wait : ShortestWait);
            _resumeAt = resumeAt > _resumeAt ? resumeAt : _resumeAt;
            return _resumeAt;
        }
    }
}
