using System.Globalization;
using Orleans;
using Orleans.Runtime;

namespace Kamiyo.Storage.Reminders;

/// <summary>The host's reminders in the table <c>reminder</c>.</summary>
internal sealed class ReminderTable(IReminderStore store) : IReminderTable
{
    public async Task<ReminderTableData> ReadRows(GrainId grainId) =>
        new((await store.ListAsync(grainId.ToString(), CancellationToken.None)).Select(ToEntry));

    // One process has the whole ring, so the range is seldom a part of it.
    public async Task<ReminderTableData> ReadRows(uint begin, uint end) =>
        new((await store.ListAllAsync(CancellationToken.None)).Select(ToEntry).Where(entry => IsInRange(entry.GrainId, begin, end)));

    public async Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName) =>
        await store.FindAsync(grainId.ToString(), reminderName, CancellationToken.None) is { } row ? ToEntry(row) : null;

    public async Task<string?> UpsertRow(ReminderEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var startAt = new DateTimeOffset(DateTime.SpecifyKind(entry.StartAt, DateTimeKind.Utc));
        var version = await store.UpsertAsync(entry.GrainId.ToString(), entry.ReminderName, startAt, entry.Period, CancellationToken.None);
        return ETag(version);
    }

    public async Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag) =>
        long.TryParse(eTag, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
        && await store.RemoveAsync(grainId.ToString(), reminderName, version, CancellationToken.None);

    public Task TestOnlyClearTable() => store.ClearAsync(CancellationToken.None);

    private static bool IsInRange(GrainId grainId, uint begin, uint end)
    {
        var hash = grainId.GetUniformHashCode();
        return begin < end ? hash > begin && hash <= end : hash > begin || hash <= end;
    }

    private static ReminderEntry ToEntry(StoredReminder row) => new()
    {
        GrainId = GrainId.Parse(row.GrainId),
        ReminderName = row.Name,
        StartAt = row.StartAt.UtcDateTime,
        Period = row.Period,
        ETag = ETag(row.Version),
    };

    private static string ETag(long version) => version.ToString(CultureInfo.InvariantCulture);
}
