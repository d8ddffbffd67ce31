namespace Kamiyo.Storage.Postgres.Statistics;

/// <summary>
/// Gives every commit that is under way counter rows of its own. A counter's row is locked until the commit is flushed, so two commits
/// on one row would flush one after the other.
/// </summary>
internal sealed class StatisticSlots
{
    /// <summary>More than one process has commits under way.</summary>
    public const int Count = 16;

    private readonly Lock _lock = new();
    private readonly int[] _users = new int[Count];

    // Processes begin at different ones, most likely; where they meet, they wait for each other and count right all the same.
    private readonly int _first = Random.Shared.Next(Count);

    /// <summary>The first that is free, so that without load the counters stay few.</summary>
    public StatisticSlot Take()
    {
        lock (_lock)
        {
            var slot = _first;
            for (var i = 0; i < Count && _users[slot] > 0; i++)
            {
                slot = (slot + 1) % Count;
            }

            _users[slot]++;
            return new StatisticSlot(this, (short)slot);
        }
    }

    internal void Return(short slot)
    {
        lock (_lock)
        {
            _users[slot]--;
        }
    }
}
