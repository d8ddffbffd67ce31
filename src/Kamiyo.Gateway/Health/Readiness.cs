using Kamiyo.Storage;
using Kamiyo.Storage.WebhookEvents;

namespace Kamiyo.Gateway.Health;

/// <summary>Whether a webhook sent now would be stored.</summary>
internal sealed class Readiness(IHostApplicationLifetime lifetime, IWebhookEventStore events, TimeProvider time, ILogger<Readiness> logger)
{
    // Probes give up after a few seconds; an answer after that tells nobody anything.
    private static readonly TimeSpan StoreTimeout = TimeSpan.FromSeconds(2);

    /// <summary>Why it would not be; empty when it would.</summary>
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

        if (!await IsStoreReachableAsync(cancellationToken))
        {
            reasons.Add("The database can't be reached.");
        }

        return reasons;
    }

    private async Task<bool> IsStoreReachableAsync(CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(StoreTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await events.FindAsync("readiness", either.Token).WaitAsync(either.Token);
            return true;
        }
        catch (StoreUnavailableException exception)
        {
            logger.LogWarning(exception, "Not ready: the database can't be reached");
            return false;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogWarning("Not ready: the database did not answer within {Timeout}", StoreTimeout);
            return false;
        }
    }
}
