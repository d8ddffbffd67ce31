using Kamiyo.Silo.Connections;
using Kamiyo.Storage.Availability;
using Kamiyo.Storage.Health;

namespace Kamiyo.Gateway.Health;

/// <summary>Whether a webhook sent now would be stored.</summary>
internal sealed class Readiness(
    IHostApplicationLifetime lifetime,
    IStoreHealth store,
    IStoreAvailability availability,
    IGrainConnection grains,
    ILogger<Readiness> logger)
{
    private string? _lastProblem;

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

        var problem = await store.FindProblemAsync(cancellationToken);
        LogChange(problem);
        if (problem is not null)
        {
            reasons.Add(StoreProblemText.Of(availability.Problem));
        }

        if (await grains.FindProblemAsync(cancellationToken) is { } silence)
        {
            logger.LogDebug("Not ready, no silo answers: {Problem}", silence);
            reasons.Add("No silo of the cluster answers.");
        }

        return reasons;
    }

    // Probes come every few seconds, an outage may last for hours.
    private void LogChange(string? problem)
    {
        if (problem is not null && Interlocked.Exchange(ref _lastProblem, problem) != problem)
        {
            logger.LogWarning("Not ready, the database takes no writes: {Problem}", problem);
        }
        else if (problem is null)
        {
            _lastProblem = null;
        }
    }
}
