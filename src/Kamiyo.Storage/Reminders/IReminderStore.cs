namespace Kamiyo.Storage.Reminders;

/// <summary>The table <c>reminder</c>. Reminders are few: only what waits for a retry has one.</summary>
public interface IReminderStore
{
    Task<StoredReminder?> FindAsync(string grainId, string name, CancellationToken cancellationToken);

    Task<IReadOnlyList<StoredReminder>> ListAsync(string grainId, CancellationToken cancellationToken);

    Task<IReadOnlyList<StoredReminder>> ListAllAsync(CancellationToken cancellationToken);

    /// <summary>Inserts or replaces, whatever version is stored.</summary>
    /// <returns>The new version.</returns>
    Task<long> UpsertAsync(string grainId, string name, DateTimeOffset startAt, TimeSpan period, CancellationToken cancellationToken);

    /// <summary>False when it isn't there in that version.</summary>
    Task<bool> RemoveAsync(string grainId, string name, long version, CancellationToken cancellationToken);

    Task ClearAsync(CancellationToken cancellationToken);
}
