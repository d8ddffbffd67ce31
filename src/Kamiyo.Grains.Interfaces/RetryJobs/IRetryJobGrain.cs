using Orleans;
using Orleans.Concurrency;

namespace Kamiyo.Grains.Interfaces.RetryJobs;

/// <summary>Takes up many failed and dead events again, keyed by the job's id. Its table says how far it is, so any process can go on with it.</summary>
public interface IRetryJobGrain : IGrainWithStringKey
{
    /// <summary>Counts what the job is for and stores it; the work follows the answer.</summary>
    Task<StartRetryJobResult> Start(StartRetryJob request);

    /// <summary>Stops it after the page that is being worked off.</summary>
    /// <param name="operatorName">Who asked for it; kept.</param>
    [AlwaysInterleave]
    Task<CancelRetryJobResult> Cancel(string operatorName);

    /// <summary>Works the job off, from wherever it was left. While that runs here, further calls do nothing.</summary>
    [OneWay]
    [AlwaysInterleave]
    Task Work();
}
