using System.Collections.Concurrent;
using Orleans;
using Orleans.Runtime;

namespace Kamiyo.Orleans.InProcess.Reminders;

/// <summary>A reminder table that is lost with the host, for tests.</summary>
internal sealed class InMemoryReminderTable : IReminderTable
{
    private readonly ConcurrentDictionary<ReminderKey, ReminderEntry> _entries = new();

    public Task<ReminderTableData> ReadRows(GrainId grainId) => Rows(key => key.GrainId == grainId);

    public Task<ReminderTableData> ReadRows(uint begin, uint end) => Rows(key =>
    {
        var hash = key.GrainId.GetUniformHashCode();
        return begin < end ? hash > begin && hash <= end : hash > begin || hash <= end;
    });

    public Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName) =>
        Task.FromResult(_entries.GetValueOrDefault(new ReminderKey(grainId, reminderName)));

    public Task<string?> UpsertRow(ReminderEntry entry)
    {
        var stored = new ReminderEntry
        {
            GrainId = entry.GrainId,
            ReminderName = entry.ReminderName,
            StartAt = entry.StartAt,
            Period = entry.Period,
            ETag = Guid.NewGuid().ToString(),
        };
        _entries[ReminderKey.Of(stored)] = stored;
        return Task.FromResult(stored.ETag)!;
    }

    public Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag)
    {
        var key = new ReminderKey(grainId, reminderName);
        var isRemoved = _entries.TryGetValue(key, out var entry) && entry.ETag == eTag && _entries.TryRemove(KeyValuePair.Create(key, entry));
        return Task.FromResult(isRemoved);
    }

    public Task TestOnlyClearTable()
    {
        _entries.Clear();
        return Task.CompletedTask;
    }

    private Task<ReminderTableData> Rows(Func<ReminderKey, bool> isWanted) => Task.FromResult(
        new ReminderTableData(_entries.Where(entry => isWanted(entry.Key)).Select(static entry => entry.Value)));
}
