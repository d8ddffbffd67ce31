using Orleans.Runtime;

namespace Orleans;

/// <summary>Where reminders are stored.</summary>
public interface IReminderTable
{
    /// <summary>Called once, before any other member.</summary>
    Task StartAsync(CancellationToken cancellationToken = default)
#pragma warning disable CS0618 // A table that still implements Init is started by it, as Orleans does.
        => Init();
#pragma warning restore CS0618

    [Obsolete("Implement and use StartAsync instead")]
    Task Init() => Task.CompletedTask;

    Task<ReminderTableData> ReadRows(GrainId grainId);

    /// <summary>
    /// Reminders of grains whose uniform hash is in the ring's range (<paramref name="begin"/>, <paramref name="end"/>]; a range
    /// whose begin is not below its end goes around, so equal bounds mean all.
    /// </summary>
    Task<ReminderTableData> ReadRows(uint begin, uint end);

    Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName);

    /// <summary>Stores the entry, whatever was there, and returns its new etag; null when it lost a race.</summary>
    Task<string?> UpsertRow(ReminderEntry entry);

    /// <summary>Removes the entry if its etag is still the given one.</summary>
    Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag);

    Task TestOnlyClearTable();

    Task StopAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;
}
