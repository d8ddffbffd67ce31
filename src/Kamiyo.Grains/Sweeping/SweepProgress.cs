using Orleans.Storage;

namespace Kamiyo.Grains.Sweeping;

/// <summary>How far a sweep is, and how many events it has under way. Belongs to one grain's turns.</summary>
internal sealed class SweepProgress(int maxInFlight) : IDisposable
{
    // So many in a row aren't the events' fault but the database's: the rest of the backlog would only fail as well.
    private const int HopelessAfter = 50;

    private readonly SemaphoreSlim _free = new(maxInFlight, maxInFlight);
    private int _failuresInARow;

    public long Done { get; private set; }

    public long Failures { get; private set; }

    /// <summary>The first failure.</summary>
    public Exception? Failure { get; private set; }

    public bool IsHopeless => _failuresInARow >= HopelessAfter;

    public Task EnterAsync(CancellationToken cancellationToken) => _free.WaitAsync(cancellationToken);

    public void Leave(Exception? failure)
    {
        // A stale version means that another process has taken it up at the same time.
        if (failure is null or InconsistentStateException)
        {
            Done++;
            _failuresInARow = 0;
        }
        else
        {
            Failures++;
            Failure ??= failure;
            _failuresInARow++;
        }

        _free.Release();
    }

    /// <summary>Waits for what is under way; nothing enters any more.</summary>
    public async Task DrainAsync()
    {
        for (var left = maxInFlight; left > 0; left--)
        {
            await _free.WaitAsync();
        }
    }

    public void Dispose() => _free.Dispose();
}
