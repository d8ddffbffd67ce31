using Kamiyo.Grains.Interfaces.Retention;
using Kamiyo.Storage.Retention;

namespace Kamiyo.Grains.Retention;

/// <summary>Deletes batch by batch until nothing is left or it is told to stop. Nothing has to be remembered: the next run finds what is left.</summary>
internal sealed class RetentionRun(IRetentionStore store, RetentionAges ages, Func<bool> mayGoOn)
{
    private long _events;
    private long _payloads;
    private long _messages;

    public async Task<RetentionReport> RunAsync(CancellationToken cancellationToken)
    {
        var isComplete = await DeleteEventsAsync(cancellationToken)
            && await DeletePayloadsAsync(cancellationToken)
            && await DeleteMessagesAsync(cancellationToken);
        return new RetentionReport(_events, _payloads, _messages, isComplete);
    }

    private async Task<bool> DeleteEventsAsync(CancellationToken cancellationToken)
    {
        while (mayGoOn())
        {
            var deleted = await store.DeleteEventsAsync(ages.Events, store.BatchSize, cancellationToken);
            _events += deleted.Events;
            _payloads += deleted.Payloads;
            if (deleted.Events < store.BatchSize)
            {
                return true;
            }
        }

        return false;
    }

    private async Task<bool> DeletePayloadsAsync(CancellationToken cancellationToken)
    {
        if (!ages.HasEarlierPayloads)
        {
            return true;
        }

        RetentionCursor? last = null;
        while (mayGoOn())
        {
            var deleted = await store.DeletePayloadsAsync(last, ages.Payloads, store.BatchSize, cancellationToken);
            _payloads += deleted.Payloads;
            last = deleted.Last;
            if (last is null)
            {
                return true;
            }
        }

        return false;
    }

    private async Task<bool> DeleteMessagesAsync(CancellationToken cancellationToken)
    {
        while (mayGoOn())
        {
            var deleted = await store.DeleteMessagesAsync(ages.Messages, store.BatchSize, cancellationToken);
            _messages += deleted;
            if (deleted < store.BatchSize)
            {
                return true;
            }
        }

        return false;
    }
}
