using Orleans;
using Orleans.Concurrency;

namespace Kamiyo.Grains.Interfaces.Retention;

/// <summary>There is one (key 0): deletes finished events, their payloads and finished messages once they are old enough.</summary>
public interface IRetentionGrain : IGrainWithIntegerKey
{
    /// <summary>Cleans up daily from now on.</summary>
    Task Start();

    /// <summary>
    /// Deletes or counts what is old enough, for at most some twenty seconds: if that isn't enough the report says so, and the
    /// next call goes on. Of several callers each has its turn.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The age is less than a day.</exception>
    Task<RetentionReport> Run(RetentionRequest request);

    /// <summary>Cleans up by the settings until nothing is left.</summary>
    [OneWay]
    Task RunDaily();
}
