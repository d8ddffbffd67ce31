using Orleans;
using Orleans.Concurrency;

namespace Kamiyo.Grains.Interfaces.Sweeping;

/// <summary>There is one: takes up stored events that nobody is processing, after a crash or a lost reminder.</summary>
public interface ISweeperGrain : IGrainWithIntegerKey
{
    /// <summary>Takes up at once whatever is unfinished, and from now on what is left over every minute.</summary>
    Task Start();

    /// <summary>Processes all events that were due by <paramref name="dueBy"/>. While a sweep runs, further calls do nothing.</summary>
    [OneWay]
    [AlwaysInterleave]
    Task Sweep(DateTimeOffset dueBy);
}
