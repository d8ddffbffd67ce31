using Orleans.Runtime;

namespace Orleans;

/// <summary>A grain that has reminders.</summary>
public interface IRemindable : IGrain
{
    /// <summary>A tick, as an ordinary request. At least once: what it does must bear being done twice.</summary>
    Task ReceiveReminder(string reminderName, TickStatus status);
}
