using Kamiyo.Silo.Connections;
using Kamiyo.Storage.Health;

namespace Kamiyo.Gateway.Health;

/// <summary>Whether a webhook sent now would be stored.</summary>
internal sealed class Readiness(IHostApplicationLifetime lifetime, IStoreHealth store, IGrainConnection grains, ILogger<Readiness> logger)
{
    /// <summary>Why it would not be; empty when it would. Anybody may ask, so the details only go to the log.</summary>
    public async Task<IReadOnlyList<string>> FindReasonsAgainstAsync(CancellationToken cancellationToken)
    {
        var reasons = new List<string>();
        if (!lifetime.ApplicationStarted.IsCancellationRequested)
        {
            reasons.Add("The process is still starting.");
        }

        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            reasons.Add("The process is stopping.");
        }

        if (await store.FindProblemAsync(cancellationToken) is { } problem)
        {
            logger.LogWarning("Not ready, the database takes no writes: {Problem}", problem);
            reasons.Add("The database takes no writes.");
        }

        if (await grains.FindProblemAsync(cancellationToken) is { } silence)
        {
            logger.LogWarning("Not ready, no silo answers: {Problem}", silence);
            reasons.Add("No silo of the cluster answers.");
        }

        return reasons;
    }
}
