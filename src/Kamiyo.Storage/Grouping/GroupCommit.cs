using Kamiyo.Storage.Availability;

namespace Kamiyo.Storage.Grouping;

/// <summary>
/// Items that arrive while a commit is under way share the next one. An item that finds none under way goes at once, so
/// that grouping costs nothing without load and grows by itself with it. A commit costs the database far more than a row in
/// it, so a second one begins beside the first only when enough waits to fill a good part of it.
/// </summary>
/// <param name="name">For metrics and errors, such as <c>event_insert</c>.</param>
/// <param name="limits">How much at once.</param>
/// <param name="key">Items of one key are committed one after the other; null when items don't conflict.</param>
/// <param name="weigh">An item's bytes.</param>
/// <param name="commit">Makes the items durable, all or none, and answers in their order.</param>
/// <param name="metrics">Told of every commit.</param>
internal sealed class GroupCommit<TItem, TResult>(
    string name,
    GroupLimits limits,
    Func<TItem, string>? key,
    Func<TItem, long> weigh,
    Func<IReadOnlyList<TItem>, Task<IReadOnlyList<TResult>>> commit,
    GroupMetrics metrics) : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly WaitingLine<TItem, TResult> _line = new(limits);
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _writers;
    private bool _closed;

    /// <summary>Completes with this item's own result once its commit is durable. Cancelling it has an effect only while it waits.</summary>
    /// <exception cref="StoreUnavailableException">Too much is waiting, the store is stopping, or the commit met an unavailable database.</exception>
    public async Task<TResult> RunAsync(TItem value, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var item = new GroupItem<TItem, TResult>(value, key?.Invoke(value), weigh(value));
        var node = Enqueue(item);
        await using var registration = cancellationToken.UnsafeRegister(_ => CancelWaiting(node, cancellationToken), null);
        return await item.Task;
    }

    /// <summary>Refuses new items and waits until those that were accepted are committed.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_lock)
        {
            _closed = true;
            if (_writers == 0)
            {
                _drained.TrySetResult();
            }
        }

        await _drained.Task;
    }

    private LinkedListNode<GroupItem<TItem, TResult>> Enqueue(GroupItem<TItem, TResult> item)
    {
        lock (_lock)
        {
            if (_closed)
            {
                throw new StoreUnavailableException(UnavailableReason.Stopping, $"The store is stopping ({name}).");
            }

            var node = _line.TryAdd(item)
                ?? throw new StoreUnavailableException(
                    UnavailableReason.Busy, $"The store is busy: {_line.Count} writes are waiting ({name}).");
            if (_writers == 0 || (_writers < limits.Writers && _line.Count >= limits.WorthAWriter))
            {
                _writers++;
                // Unsafe: the loop serves everyone, so the first caller's execution context has no place in it.
                ThreadPool.UnsafeQueueUserWorkItem(static self => _ = self.CommitUntilEmptyAsync(), this, preferLocal: false);
            }

            return node;
        }
    }

    private void CancelWaiting(LinkedListNode<GroupItem<TItem, TResult>> node, CancellationToken cancellationToken)
    {
        bool removed;
        lock (_lock)
        {
            removed = _line.TryRemove(node);
        }

        if (removed)
        {
            node.Value.Cancel(cancellationToken);
        }
    }

    private async Task CommitUntilEmptyAsync()
    {
        while (TakeBatch() is { Count: > 0 } batch)
        {
            await CommitAsync(batch);
            lock (_lock)
            {
                _line.Release(batch);
            }
        }
    }

    private List<GroupItem<TItem, TResult>> TakeBatch()
    {
        lock (_lock)
        {
            var batch = _line.TakeBatch();
            if (batch.Count == 0)
            {
                _writers--;
                if (_closed && _writers == 0)
                {
                    _drained.TrySetResult();
                }
            }

            return batch;
        }
    }

    private async Task CommitAsync(List<GroupItem<TItem, TResult>> batch)
    {
        try
        {
            using var measurement = metrics.Measure(name, batch.Count);
            var results = await commit(batch.ConvertAll(static item => item.Value));
            for (var i = 0; i < batch.Count; i++)
            {
                batch[i].Complete(results[i]);
            }
        }
        catch (StoreUnavailableException exception)
        {
            batch.ForEach(item => item.Fail(exception));
            if (exception.Reason is not UnavailableReason.Conflict)
            {
                FailWaiting(exception);
            }
        }
        catch (Exception) when (batch.Count > 1)
        {
            // Some row was refused, and with it the whole transaction: halving finds it in a few commits and saves the others.
            var half = batch.Count / 2;
            await CommitAsync(batch[..half]);
            await CommitAsync(batch[half..]);
        }
        catch (Exception exception)
        {
            batch.ForEach(item => item.Fail(exception));
        }
    }

    // They waited as long as the batch did, and would wait as long again for the same answer: "try again" is better now than later.
    private void FailWaiting(StoreUnavailableException exception)
    {
        List<GroupItem<TItem, TResult>> waiting;
        lock (_lock)
        {
            waiting = _line.TakeAll();
        }

        waiting.ForEach(item => item.Fail(exception));
    }
}
