namespace Kamiyo.Silo.Connections;

/// <summary>The grains live in this process.</summary>
internal sealed class SameProcessConnection : IGrainConnection
{
    public bool HasConnected => true;

    public Task<string?> FindProblemAsync(CancellationToken cancellationToken) => Task.FromResult<string?>(null);
}
