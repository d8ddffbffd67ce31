namespace Kamiyo.Bench.Processes;

/// <summary>Watches processes for a while: processor time between two moments, and the most memory seen in between.</summary>
internal sealed class ResourceMeter : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly Dictionary<string, ProcessFamily> _families;
    private readonly Dictionary<string, ProcessUsage> _start;
    private readonly Dictionary<string, ProcessUsage> _most;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _sampling;

    /// <param name="families">By the name that the report shows.</param>
    public ResourceMeter(IEnumerable<KeyValuePair<string, ProcessFamily>> families)
    {
        _families = new(families);
        _start = _families.ToDictionary(family => family.Key, family => family.Value.Read());
        _most = new(_start);
        _sampling = SampleAsync();
    }

    /// <summary>What each has used since the start; of one that has ended, what was last seen.</summary>
    public IReadOnlyList<ResourceUse> Read() => [.. _families.Select(family => Use(family.Key, family.Value.Read()))];

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _sampling;
        _stopping.Dispose();
    }

    private ResourceUse Use(string name, ProcessUsage now)
    {
        lock (_most)
        {
            // A process that has just ended shows nothing any more; what it had used stays used.
            var most = new ProcessUsage(
                Math.Max(_most[name].CpuSeconds, now.CpuSeconds), Math.Max(_most[name].MemoryBytes, now.MemoryBytes));
            _most[name] = most;
            return new ResourceUse(name, most.CpuSeconds - _start[name].CpuSeconds, _start[name].MemoryBytes, most.MemoryBytes);
        }
    }

    private async Task SampleAsync()
    {
        using var timer = new PeriodicTimer(Interval);
        try
        {
            while (await timer.WaitForNextTickAsync(_stopping.Token))
            {
                foreach (var (name, family) in _families)
                {
                    Use(name, family.Read());
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Disposed.
        }
    }
}
