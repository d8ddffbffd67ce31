namespace Kamiyo.Storage.Grouping;

/// <summary>Items that wait for a commit, first come first served, and the keys that are under way. Its owner locks.</summary>
internal sealed class WaitingLine<TItem, TResult>(GroupLimits limits)
{
    private readonly LinkedList<GroupItem<TItem, TResult>> _items = [];
    private readonly HashSet<string> _keysUnderWay = new(StringComparer.Ordinal);
    private long _weight;

    public int Count => _items.Count;

    /// <summary>Null when the line is full.</summary>
    public LinkedListNode<GroupItem<TItem, TResult>>? TryAdd(GroupItem<TItem, TResult> item)
    {
        var isFull = _items.Count >= limits.MaxWaitingItems || (_items.Count > 0 && _weight + item.Weight > limits.MaxWaitingWeight);
        if (isFull)
        {
            return null;
        }

        _weight += item.Weight;
        return _items.AddLast(item);
    }

    /// <summary>False when it has left the line for a commit.</summary>
    public bool TryRemove(LinkedListNode<GroupItem<TItem, TResult>> node)
    {
        if (node.List is null)
        {
            return false;
        }

        _items.Remove(node);
        _weight -= node.Value.Weight;
        return true;
    }

    /// <summary>Takes what may go now, marks its keys as under way and orders it by key.</summary>
    public List<GroupItem<TItem, TResult>> TakeBatch()
    {
        var batch = new List<GroupItem<TItem, TResult>>(Math.Min(_items.Count, limits.MaxBatchItems));
        var weight = 0L;
        for (var node = _items.First; node is not null && batch.Count < limits.MaxBatchItems;)
        {
            var item = node.Value;
            var next = node.Next;
            if (batch.Count > 0 && weight + item.Weight > limits.MaxBatchWeight)
            {
                break;
            }

            if (item.Key is null || _keysUnderWay.Add(item.Key))
            {
                TryRemove(node);
                batch.Add(item);
                weight += item.Weight;
            }

            node = next;
        }

        // Every process locks rows in this order, so that two commits of overlapping rows can't wait for each other.
        batch.Sort(static (left, right) => string.CompareOrdinal(left.Key, right.Key));
        return batch;
    }

    /// <summary>Empties the line; nothing of it goes under way.</summary>
    public List<GroupItem<TItem, TResult>> TakeAll()
    {
        List<GroupItem<TItem, TResult>> items = [.. _items];
        _items.Clear();
        _weight = 0;
        return items;
    }

    public void Release(List<GroupItem<TItem, TResult>> batch)
    {
        foreach (var item in batch)
        {
            if (item.Key is not null)
            {
                _keysUnderWay.Remove(item.Key);
            }
        }
    }
}
