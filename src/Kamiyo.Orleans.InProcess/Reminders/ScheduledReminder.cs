using Orleans;

namespace Kamiyo.Orleans.InProcess.Reminders;

/// <summary>A reminder with a tick in sight. Replaced by a new object whenever its entry changes.</summary>
internal sealed class ScheduledReminder(ReminderEntry entry, DateTime nextTick)
{
    public ReminderEntry Entry => entry;

    public DateTime NextTick { get; set; } = nextTick;

    public override string ToString() => $"{entry.ReminderName} of {entry.GrainId}";
}
