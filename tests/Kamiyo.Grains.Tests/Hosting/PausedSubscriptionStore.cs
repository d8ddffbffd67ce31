using Kamiyo.Storage.Subscriptions;
using Microsoft.Extensions.DependencyInjection;

namespace Kamiyo.Grains.Tests.Hosting;

/// <summary>The real store, whose commits wait while a test says so, and which counts how many are under way.</summary>
internal sealed class PausedSubscriptionStore(ISubscriptionStore inner) : ISubscriptionStore
{
    private TaskCompletionSource? _pause;
    private int _now;
    private int _most;

    public int MostAtOnce => Volatile.Read(ref _most);

    /// <summary>What every commit throws, if anything.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Puts itself around the store that is registered.</summary>
    public static void Decorate(IServiceCollection services)
    {
        var real = services.Last(service => service.ServiceType == typeof(ISubscriptionStore)).ImplementationType!;
        services.AddSingleton(real);
        services.AddSingleton<ISubscriptionStore>(provider => new PausedSubscriptionStore((ISubscriptionStore)provider.GetRequiredService(real)));
    }

    public void Pause() => _pause = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Resume() => _pause!.SetResult();

    public Task<StoredSubscription?> FindAsync(string customerId, CancellationToken cancellationToken) =>
        inner.FindAsync(customerId, cancellationToken);

    public async Task<CommitResult> CommitAsync(SubscriptionCommit commit, CancellationToken cancellationToken)
    {
        var now = Interlocked.Increment(ref _now);
        for (var most = MostAtOnce; now > most; most = MostAtOnce)
        {
            Interlocked.CompareExchange(ref _most, now, most);
        }

        try
        {
            await (_pause?.Task ?? Task.CompletedTask);
            return Failure is null ? await inner.CommitAsync(commit, cancellationToken) : throw Failure;
        }
        finally
        {
            Interlocked.Decrement(ref _now);
        }
    }

    public Task<TimelineEntry?> FindTimelineEntryAsync(string eventId, CancellationToken cancellationToken) =>
        inner.FindTimelineEntryAsync(eventId, cancellationToken);
}
