using Kamiyo.Silo.Connections;
using Kamiyo.Storage;
using Kamiyo.Storage.Backlog;
using Kamiyo.Storage.Health;
using Kamiyo.Storage.Outbox;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;

namespace Kamiyo.Silo.Metrics;

/// <summary>Looks at the database and the silo. What can't be read stays as it was seen last.</summary>
internal sealed class InstallationReader(
    IStoreHealth health,
    IBacklogReader backlog,
    IOutboxStore outbox,
    IGrainFactory grains,
    IGrainConnection connection,
    ILogger<InstallationReader> logger)
{
    public async Task<InstallationState> ReadAsync(InstallationState last, CancellationToken cancellationToken)
    {
        var state = last with { Activations = await ReadActivations(last.Activations, cancellationToken) };
        if (await health.FindProblemAsync(cancellationToken) is { } problem)
        {
            logger.LogDebug("The database takes no writes: {Problem}", problem);
            return state with { IsStoreUp = false };
        }

        try
        {
            return state with
            {
                IsStoreUp = true,
                Backlog = await backlog.ReadAsync(cancellationToken),
                OldestMessageDueAt = await FindOldestMessage(cancellationToken),
            };
        }
        catch (StoreUnavailableException exception)
        {
            logger.LogDebug(exception, "The backlog could not be read");
            return state with { IsStoreUp = false };
        }
    }

    private async Task<DateTimeOffset?> FindOldestMessage(CancellationToken cancellationToken)
    {
        DateTimeOffset? oldest = null;
        for (var partition = 0; partition < outbox.Partitions; partition++)
        {
            var due = await outbox.FindNextDueAsync(partition, cancellationToken);
            oldest = due < oldest || oldest is null ? due ?? oldest : oldest;
        }

        return oldest;
    }

    private async Task<IReadOnlyDictionary<string, int>> ReadActivations(IReadOnlyDictionary<string, int> last, CancellationToken cancellationToken)
    {
        if (!connection.HasConnected)
        {
            return last;
        }

        try
        {
            var statistics = await grains.GetGrain<IManagementGrain>(0).GetSimpleGrainStatistics(cancellationToken);
            return statistics
                .GroupBy(statistic => ClassName(statistic.GrainType), StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => group.Sum(statistic => statistic.ActivationCount), StringComparer.Ordinal);
        }
        catch (Exception exception) when (exception is OrleansException or TimeoutException)
        {
            // No silo answers: it starts, stops, or the cluster is changing.
            logger.LogDebug(exception, "The activations could not be counted");
            return last;
        }
    }

    // "Kamiyo.Grains.Subscriptions.SubscriptionGrain,Kamiyo.Grains"
    private static string ClassName(string grainType)
    {
        var fullName = grainType.Split(',')[0];
        return fullName[(fullName.LastIndexOf('.') + 1)..];
    }
}
