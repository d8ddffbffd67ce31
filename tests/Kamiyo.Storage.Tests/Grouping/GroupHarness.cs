using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Kamiyo.Storage.Grouping;
using Microsoft.Extensions.DependencyInjection;

namespace Kamiyo.Storage.Tests.Grouping;

/// <summary>A group whose commits wait until the test lets them end. Items read "key:rest"; the result is the item in capitals.</summary>
internal sealed class GroupHarness : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly BlockingCollection<Attempt> _attempts = [];

    public GroupHarness(int writers = 1, int maxItems = 100, long maxWeight = 1_000, int maxWaiting = 1_000, long maxWaitingWeight = 100_000)
    {
        var metrics = new GroupMetrics(_services.GetRequiredService<IMeterFactory>(), TimeProvider.System);
        Group = new(
            "test",
            new GroupLimits(writers, maxItems, maxWeight, maxWaiting, maxWaitingWeight),
            key: item => item.Split(':')[0],
            weigh: item => item.Length,
            CommitAsync,
            metrics);
    }

    public GroupCommit<string, string> Group { get; }

    public Task<string> RunAsync(string item, CancellationToken cancellationToken = default) => Group.RunAsync(item, cancellationToken);

    /// <summary>The next commit that has begun.</summary>
    public Task<Attempt> NextAsync() => Task.Run(() =>
        _attempts.TryTake(out var attempt, Patience) ? attempt : throw new TimeoutException("No commit began."));

    /// <summary>True when no commit has begun beyond those that were taken.</summary>
    public bool IsQuiet => _attempts.Count == 0;

    public async ValueTask DisposeAsync()
    {
        await Group.DisposeAsync();
        await _services.DisposeAsync();
        _attempts.Dispose();
    }

    private async Task<IReadOnlyList<string>> CommitAsync(IReadOnlyList<string> items)
    {
        var attempt = new Attempt(items);
        _attempts.Add(attempt);
        await attempt.Ended;
        return [.. items.Select(item => item.ToUpperInvariant())];
    }

    internal sealed class Attempt(IReadOnlyList<string> items)
    {
        private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public IReadOnlyList<string> Items { get; } = items;

        public Task Ended => _end.Task;

        public void Succeed() => _end.SetResult();

        public void Fail(Exception exception) => _end.SetException(exception);
    }
}
