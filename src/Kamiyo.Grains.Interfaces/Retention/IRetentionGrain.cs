using Orleans;
using Orleans.Concurrency;

namespace Kamiyo.Grains.Interfaces.Retention;

/// <summary>
/// There is one (key 0): deletes finished events, their payloads and finished messages once they are old enough, and keeps the statistics small.
/// </summary>
public interface IRetentionGrain : IGrainWithIntegerKey
{
    /// <summary>Cleans up daily, and folds statistics hourly, from now on.</summary>
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

    /// <summary>Folds the statistics of hours that are over, and deletes those that are older than the settings say.</summary>
    [OneWay]
    Task FoldStatistics();
}
