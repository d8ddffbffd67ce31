namespace Kamiyo.Storage.Reminders;

/// <summary>A row of <c>reminder</c>.</summary>
/// <param name="GrainId">The grain's id as text; no hash of it is stored, so that a database can move between hosts.</param>
/// <param name="Version">1 at first, one more with each change: its etag.</param>
public sealed record StoredReminder(string GrainId, string Name, DateTimeOffset StartAt, TimeSpan Period, long Version);
