namespace Kamiyo.Silo.Connections;

/// <summary>Whether grains can be called from this process.</summary>
public interface IGrainConnection
{
    /// <summary>False only for a client of a cluster that hasn't found a silo since its start: until then its calls fail in ways that say nothing.</summary>
    bool HasConnected { get; }

    /// <summary>Makes a call that costs nothing.</summary>
    /// <returns>What is wrong, for the log; null when a silo answered.</returns>
    Task<string?> FindProblemAsync(CancellationToken cancellationToken);
}
