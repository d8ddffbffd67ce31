namespace Kamiyo.Bench.Processes;

/// <summary>Watches processes for a while: processor time between two moments, and the most memory seen in between.</summary>
internal sealed class ResourceMeter : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly Dictionary<string, ProcessFamily> _families;
    private readonly Dictionary<string, ProcessUsage> _start;
    private readonly Dictionary<string, long> _peaks;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _sampling;

    /// <param name="families">By the name that the report shows.</param>
    public ResourceMeter(IEnumerable<KeyValuePair<string, ProcessFamily>> families)
    {
        _families = new(families);
        _start = _families.ToDictionary(family => family.Key, family => family.Value.Read());
        _peaks = _start.ToDictionary(usage => usage.Key, usage => usage.Value.MemoryBytes);
        _sampling = SampleAsync();
    }

    /// <summary>What each has used since the start. To be asked while the processes still live.</summary>
    public IReadOnlyList<ResourceUse> Read() => [.. _families.Select(family => Use(family.Key, family.Value.Read()))];

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _sampling;
        _stopping.Dispose();
    }

    private ResourceUse Use(string name, ProcessUsage now)
    {
        lock (_peaks)
        {
            _peaks[name] = Math.Max(_peaks[name], now.MemoryBytes);
            return new ResourceUse(name, now.CpuSeconds - _start[name].CpuSeconds, _start[name].MemoryBytes, _peaks[name]);
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
