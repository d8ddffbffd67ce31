using Orleans;
using Orleans.Runtime;

namespace Kamiyo.Orleans.InProcess.Reminders;

internal sealed record ReminderHandle(GrainId GrainId, string ReminderName, string ETag) : IGrainReminder
{
    public static ReminderHandle To(ReminderEntry entry) => new(entry.GrainId, entry.ReminderName, entry.ETag ?? "");
}
