namespace Kamiyo.Storage.Backlog;

/// <summary>For metrics: how much is left to do. Costs the same however much is stored, and however much is left.</summary>
public interface IBacklogReader
{
    /// <summary>Where counting stops: beyond it the exact number tells nobody more.</summary>
    const int CountLimit = 10_000;

    Task<BacklogCounts> ReadAsync(CancellationToken cancellationToken);
}
