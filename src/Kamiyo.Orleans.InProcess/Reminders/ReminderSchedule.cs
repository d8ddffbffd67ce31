using System.Diagnostics.CodeAnalysis;
using Orleans;

namespace Kamiyo.Orleans.InProcess.Reminders;

/// <summary>The reminders whose next tick is near, by time: a heap, so that any number of them needs one timer. Not thread-safe.</summary>
internal sealed class ReminderSchedule(TimeSpan window)
{
    private readonly Dictionary<ReminderKey, ScheduledReminder> _byKey = [];
    private readonly PriorityQueue<ScheduledReminder, DateTime> _byTime = new();

    public int Count => _byKey.Count;

    public IEnumerable<ReminderKey> Keys => _byKey.Keys;

    /// <summary>When the earliest tick is due; null when none is in sight.</summary>
    public DateTime? NextTick
    {
        get
        {
            DropStale();
            return _byTime.TryPeek(out _, out var time) ? time : null;
        }
    }

    /// <summary>Takes up an entry, in place of what was known of it, if its next tick is within the window.</summary>
    public void Set(ReminderEntry entry, DateTime now)
    {
        var next = TickTimes.Next(entry, now);
        if (next - now > window)
        {
            Remove(ReminderKey.Of(entry));
            return;
        }

        Add(new ScheduledReminder(entry, next));
    }

    public bool Remove(ReminderKey key) => _byKey.Remove(key);

    public void Clear()
    {
        _byKey.Clear();
        _byTime.Clear();
    }

    public bool Knows(ReminderEntry entry) =>
        _byKey.TryGetValue(ReminderKey.Of(entry), out var known) && known.Entry.ETag == entry.ETag;

    public bool TryTakeDue(DateTime now, [NotNullWhen(true)] out ScheduledReminder? reminder)
    {
        DropStale();
        if (_byTime.TryPeek(out reminder, out var time) && time <= now)
        {
            _byTime.Dequeue();
            return true;
        }

        reminder = null;
        return false;
    }

    /// <summary>Sets the next tick of a reminder that was taken, unless it was changed or removed meanwhile.</summary>
    public void Reschedule(ScheduledReminder reminder, DateTime now)
    {
        if (!IsCurrent(reminder))
        {
            return;
        }

        reminder.NextTick = TickTimes.Following(reminder.Entry, reminder.NextTick, now);
        if (reminder.NextTick - now > window)
        {
            _byKey.Remove(ReminderKey.Of(reminder.Entry));
        }
        else
        {
            _byTime.Enqueue(reminder, reminder.NextTick);
        }
    }

    private void Add(ScheduledReminder reminder)
    {
        _byKey[ReminderKey.Of(reminder.Entry)] = reminder;
        _byTime.Enqueue(reminder, reminder.NextTick);
    }

    private bool IsCurrent(ScheduledReminder reminder) =>
        _byKey.TryGetValue(ReminderKey.Of(reminder.Entry), out var current) && ReferenceEquals(current, reminder);

    private void DropStale()
    {
        while (_byTime.TryPeek(out var reminder, out _) && !IsCurrent(reminder))
        {
            _byTime.Dequeue();
        }
    }
}
