using Orleans;
using Orleans.Runtime;

namespace Kamiyo.Orleans.InProcess.Reminders;

internal readonly record struct ReminderKey(GrainId GrainId, string ReminderName)
{
    public static ReminderKey Of(ReminderEntry entry) => new(entry.GrainId, entry.ReminderName);
}
