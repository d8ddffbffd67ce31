using Kamiyo.Storage.Subscriptions;
using Microsoft.Extensions.DependencyInjection;

namespace Kamiyo.Grains.Tests.Hosting;

/// <summary>The real store, whose next commits fail as often as a test says.</summary>
internal sealed class FailingSubscriptionStore(ISubscriptionStore inner) : ISubscriptionStore
{
    private Func<Exception> _failure = LoseDisk;
    private int _failures;
    private int _lostAnswers;

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

    /// <summary>The next commits are written, and their callers told otherwise.</summary>
    public void LoseAnswers(int count, Func<Exception> failure)
    {
        _failure = failure;
        Volatile.Write(ref _lostAnswers, count);
    }

    public Task<StoredSubscription?> FindAsync(string customerId, CancellationToken cancellationToken) =>
        inner.FindAsync(customerId, cancellationToken);

    public async Task<CommitResult> CommitAsync(SubscriptionCommit commit, CancellationToken cancellationToken)
    {
        if (Interlocked.Decrement(ref _failures) >= 0)
        {
            throw _failure();
        }

        var result = await inner.CommitAsync(commit, cancellationToken);
        return Interlocked.Decrement(ref _lostAnswers) >= 0 ? throw _failure() : result;
    }

    public Task<TimelineEntry?> FindTimelineEntryAsync(string eventId, CancellationToken cancellationToken) =>
        inner.FindTimelineEntryAsync(eventId, cancellationToken);

    private static IOException LoseDisk() => new("The disk is gone.");
}
