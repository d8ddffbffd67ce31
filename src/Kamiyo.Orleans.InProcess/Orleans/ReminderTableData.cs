namespace Orleans;

/// <summary>Rows of a reminder table.</summary>
[GenerateSerializer]
public sealed class ReminderTableData
{
    public ReminderTableData() => Reminders = [];

    public ReminderTableData(ReminderEntry entry) => Reminders = [entry];

    public ReminderTableData(IEnumerable<ReminderEntry> list) => Reminders = list.ToList();

    [Id(0)]
    public IList<ReminderEntry> Reminders { get; }

    public override string ToString() => $"[{Reminders.Count} reminders]";
}
