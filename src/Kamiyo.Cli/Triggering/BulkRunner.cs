using Kamiyo.Cli.Gateway;

namespace Kamiyo.Cli.Triggering;

/// <summary>Sends many events with a bounded number of them under way, then waits for all of them.</summary>
public sealed class BulkRunner(GatewaySession gateway, TriggeredEvents events, TriggerSettings settings, TimeProvider time)
{
    private static readonly TimeSpan GraceForRequestsUnderWay = TimeSpan.FromSeconds(1);
    private readonly BulkTally _tally = new();

    /// <summary>Ends early when cancelled, or when the gateway is gone; the totals tell.</summary>
    public async Task<BulkTotals> RunAsync(IBulkProgress progress, CancellationToken cancellationToken)
    {
        // A request cut off half-way may have been stored or not; let it end, so that the totals are true.
        using var underWay = new CancellationTokenSource();
        await using var stop = cancellationToken.Register(() => underWay.CancelAfter(GraceForRequestsUnderWay));
        var started = time.GetTimestamp();
        var carriesOn = await ForEachAsync(
            Enumerable.Range(0, settings.Count), (_, _) => SendAsync(progress, underWay.Token), cancellationToken);
        var sendingTook = time.GetElapsedTime(started);
        if (settings.Wait && carriesOn)
        {
            var stored = _tally.StoredEventIds;
            progress.Settling(stored.Count);
            await ForEachAsync(stored, (id, token) => WaitAsync(id, progress, token), cancellationToken);
        }

        return _tally.Total(
            settings.Count, gateway.Throttled, settings.Wait, cancellationToken.IsCancellationRequested, sendingTook);
    }

    private async Task<bool> ForEachAsync<T>(
        IEnumerable<T> elements, Func<T, CancellationToken, ValueTask> action, CancellationToken cancellationToken)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = settings.Concurrency, CancellationToken = cancellationToken };
        try
        {
            await Parallel.ForEachAsync(elements, options, action);
            return true;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return false;
        }
        catch (GatewayException exception)
        {
            _tally.AddProblem(exception.Problem);
            return false;
        }
    }

    private async ValueTask SendAsync(IBulkProgress progress, CancellationToken cancellationToken)
    {
        var stripeEvent = events.Next();
        try
        {
            _tally.AddReceipt(stripeEvent.Id, await gateway.SendAsync(stripeEvent, cancellationToken));
        }
        catch (GatewayException exception) when (!exception.Unreachable)
        {
            _tally.AddRefusal(exception.Problem);
        }

        progress.Sent();
    }

    private async ValueTask WaitAsync(string eventId, IBulkProgress progress, CancellationToken cancellationToken)
    {
        _tally.AddOutcome(await gateway.WaitAsync(eventId, cancellationToken));
        progress.Settled();
    }
}
