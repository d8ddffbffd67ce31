using System.Collections.Concurrent;
using System.Globalization;

namespace Kamiyo.EndToEnd.Tests.Load;

/// <summary>
/// Sends events over many connections to gateways that may die, and keeps what each delivery came to. What wasn't answered 200 waits to be
/// sent again, as at Stripe.
/// </summary>
/// <param name="copyEvery">Every so many-th event goes out twice, nearly at once; 0 for none.</param>
internal sealed class EventLoad(IReadOnlyList<LoadEvent> events, int copyEvery = 0)
{
    private const int Connections = 16;

    // The pause of one connection after a delivery that failed.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private readonly ConcurrentQueue<LoadEvent> _waiting = new(events.SelectMany((item, number) =>
        copyEvery > 0 && number % copyEvery == 0 ? (LoadEvent[])[item, item] : [item]));

    private readonly ConcurrentDictionary<(string EventId, DeliveryResult Result), int> _results = new();
    private readonly ConcurrentBag<(Func<bool> IsReached, TaskCompletionSource Reached)> _marks = [];

    /// <summary>The events that some delivery got a 200 for.</summary>
    public IReadOnlyCollection<string> Answered =>
        [.. _results.Keys.Where(key => key.Result is DeliveryResult.Accepted or DeliveryResult.Duplicate).Select(key => key.EventId).Distinct()];

    public int Count(DeliveryResult result) => _results.Where(pair => pair.Key.Result == result).Sum(pair => pair.Value);

    /// <summary>The events of which a delivery came to this.</summary>
    public IReadOnlyCollection<string> With(DeliveryResult result) => [.. _results.Keys.Where(key => key.Result == result).Select(key => key.EventId)];

    /// <summary>Completes when so many more deliveries have come to <paramref name="result"/>.</summary>
    public async Task WhenMore(DeliveryResult result, int deliveries)
    {
        var goal = Count(result) + deliveries;
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _marks.Add((() => Count(result) >= goal, reached));
        try
        {
            await reached.Task.WaitAsync(Limit);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"Waited for {goal} deliveries that are {result}. {this}");
        }
    }

    /// <summary>Sends until all is answered, or <paramref name="stop"/>; then what is under way is still awaited.</summary>
    public async Task SendAsync(Uri address, CancellationToken stop)
    {
        var sending = Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(() => SendOverOneAsync(address, stop), CancellationToken.None)));
        try
        {
            await sending.WaitAsync(Limit, CancellationToken.None);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"The load still sends after {Limit.TotalSeconds} s. {this}");
        }
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Answered.Count} of {events.Count} events answered; {string.Join(", ", Enum.GetValues<DeliveryResult>().Select(result => $"{result} {Count(result)}"))}; {_waiting.Count} waiting");

    private async Task SendOverOneAsync(Uri address, CancellationToken stop)
    {
        using var connection = new DeliveryConnection(address);
        while (!stop.IsCancellationRequested && _waiting.TryDequeue(out var next))
        {
            var result = await connection.DeliverAsync(next);
            _results.AddOrUpdate((next.EventId, result), 1, (_, count) => count + 1);
            if (result is not (DeliveryResult.Accepted or DeliveryResult.Duplicate))
            {
                _waiting.Enqueue(next);
                await Task.Delay(Pause, CancellationToken.None);
            }

            foreach (var (_, reached) in _marks.Where(mark => mark.IsReached()))
            {
                reached.TrySetResult();
            }
        }
    }
}
