namespace Orleans.Runtime;

/// <summary>A handle to a stored reminder.</summary>
public interface IGrainReminder
{
    string ReminderName { get; }
}
