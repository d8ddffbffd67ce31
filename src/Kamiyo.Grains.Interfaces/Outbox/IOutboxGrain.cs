using Orleans;
using Orleans.Concurrency;

namespace Kamiyo.Grains.Interfaces.Outbox;

/// <summary>One partition of the outbox, keyed by its number: sends what is due, and takes care of what comes back.</summary>
public interface IOutboxGrain : IGrainWithIntegerKey
{
    /// <summary>Makes sure that the partition is looked after from now on, whether or not anybody calls.</summary>
    Task Start();

    /// <summary>Says that something new may be due. Calls that come while messages are being sent cost next to nothing.</summary>
    [OneWay]
    [AlwaysInterleave]
    Task Dispatch();
}
