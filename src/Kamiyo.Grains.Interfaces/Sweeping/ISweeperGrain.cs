using Orleans;
using Orleans.Concurrency;

namespace Kamiyo.Grains.Interfaces.Sweeping;

/// <summary>There is one: takes up stored events that nobody is processing: put off by back-pressure, or left by a crash or a lost reminder.</summary>
public interface ISweeperGrain : IGrainWithIntegerKey
{
    /// <summary>Takes up at once whatever is unfinished, and from now on, every few seconds, what is left over.</summary>
    Task Start();

    /// <summary>
    /// Processes all events that were due by <paramref name="dueBy"/>. While a sweep runs, the next one
    /// follows it; while another process is on duty, a call does nothing.
    /// </summary>
    [OneWay]
    [AlwaysInterleave]
    Task Sweep(DateTimeOffset dueBy);
}
