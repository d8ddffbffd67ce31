namespace Kamiyo.Storage.Grouping;

/// <summary>Reads by key that arrive while one is under way share the next one. A read never joins one that has begun: it sees every earlier commit.</summary>
/// <param name="fetch">Rows by key; unknown keys are left out. Keys may repeat.</param>
internal sealed class GroupRead<TValue>(
    string name,
    GroupLimits limits,
    Func<IReadOnlyList<string>, Task<IReadOnlyDictionary<string, TValue>>> fetch,
    GroupMetrics metrics) : IAsyncDisposable
    where TValue : class
{
    private readonly GroupCommit<string, TValue?> _reads = new(
        name,
        limits,
        key: null,
        weigh: static _ => 0,
        async keys =>
        {
            var rows = await fetch(keys);
            return [.. keys.Select(key => rows.GetValueOrDefault(key))];
        },
        metrics);

    public Task<TValue?> FindAsync(string key, CancellationToken cancellationToken) => _reads.RunAsync(key, cancellationToken);

    public ValueTask DisposeAsync() => _reads.DisposeAsync();
}
