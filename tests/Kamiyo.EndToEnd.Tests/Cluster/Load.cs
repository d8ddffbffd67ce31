using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Kamiyo.EndToEnd.Tests.Events;
using Kamiyo.EndToEnd.Tests.Processes;

namespace Kamiyo.EndToEnd.Tests.Cluster;

/// <summary>Deliveries as Stripe makes them: what isn't answered with 200 comes again, until it is.</summary>
internal sealed class Load(GatewayProcess gateway, string name)
{
    private const int Senders = 8;

    // Far beyond what finding out about a dead silo takes.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly ConcurrentQueue<(HttpStatusCode Status, bool HasRetryAfter)> _refusals = new();
    private int _accepted;

    public int Accepted => Volatile.Read(ref _accepted);

    /// <summary>Every answer but 200.</summary>
    public IReadOnlyCollection<(HttpStatusCode Status, bool HasRetryAfter)> Refusals => _refusals;

    /// <summary>Delivers <paramref name="count"/> events, each of a customer of its own.</summary>
    public Task Deliver(int count) => Parallel.ForEachAsync(
        Enumerable.Range(0, count),
        new ParallelOptions { MaxDegreeOfParallelism = Senders },
        async (number, cancellationToken) => await DeliverUntilAccepted(new SubscriptionCreated($"evt_{name}_{number}", $"cus_{name}_{number}"), cancellationToken));

    private async Task DeliverUntilAccepted(SubscriptionCreated created, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(250));
        while (true)
        {
            using var response = await gateway.Send(created);
            if (response.StatusCode is HttpStatusCode.OK)
            {
                Interlocked.Increment(ref _accepted);
                return;
            }

            _refusals.Enqueue((response.StatusCode, response.Headers.RetryAfter is not null));
            if (Stopwatch.GetElapsedTime(started) > Patience)
            {
                throw new TimeoutException($"{created.EventId} was refused for {Patience.TotalMinutes} minutes, last with {response.StatusCode}.");
            }

            await pause.WaitForNextTickAsync(cancellationToken);
        }
    }
}
