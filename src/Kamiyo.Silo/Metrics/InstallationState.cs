using Kamiyo.Storage.Backlog;

namespace Kamiyo.Silo.Metrics;

/// <summary>What was last seen of the whole installation.</summary>
/// <param name="IsStoreUp">Whether the database took writes.</param>
/// <param name="Backlog">Null until it was read once.</param>
/// <param name="OldestMessageDueAt">When the longest waiting message was due; null when none waits.</param>
/// <param name="Activations">How many grains live in memory, by class.</param>
internal sealed record InstallationState(
    bool IsStoreUp,
    BacklogCounts? Backlog,
    DateTimeOffset? OldestMessageDueAt,
    IReadOnlyDictionary<string, int> Activations)
{
    public static readonly InstallationState Unknown = new(false, null, null, new Dictionary<string, int>());
}
