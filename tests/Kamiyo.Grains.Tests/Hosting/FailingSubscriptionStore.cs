using Kamiyo.Storage.Subscriptions;
using Microsoft.Extensions.DependencyInjection;

namespace Kamiyo.Grains.Tests.Hosting;

/// <summary>The real store, whose next commits fail as often as a test says.</summary>
internal sealed class FailingSubscriptionStore(ISubscriptionStore inner) : ISubscriptionStore
{
    private Func<Exception> _failure = LoseDisk;
    private int _failures;

    /// <summary>Puts itself around the store that is registered.</summary>
    public static void Decorate(IServiceCollection services)
    {
        var real = services.Last(service => service.ServiceType == typeof(ISubscriptionStore)).ImplementationType!;
        services.AddSingleton(real);
        services.AddSingleton<ISubscriptionStore>(provider => new FailingSubscriptionStore((ISubscriptionStore)provider.GetRequiredService(real)));
    }

    /// <param name="failure">By default what no store translates.</param>
    public void FailCommits(int count, Func<Exception>? failure = null)
    {
        _failure = failure ?? LoseDisk;
        Volatile.Write(ref _failures, count);
    }

    public Task<StoredSubscription?> FindAsync(string customerId, CancellationToken cancellationToken) =>
        inner.FindAsync(customerId, cancellationToken);

    public Task<CommitResult> CommitAsync(SubscriptionCommit commit, CancellationToken cancellationToken) =>
        Interlocked.Decrement(ref _failures) >= 0 ? throw _failure() : inner.CommitAsync(commit, cancellationToken);

    public Task<TimelineEntry?> FindTimelineEntryAsync(string eventId, CancellationToken cancellationToken) =>
        inner.FindTimelineEntryAsync(eventId, cancellationToken);

    private static IOException LoseDisk() => new("The disk is gone.");
}
