namespace Kamiyo.Storage.Reminders;

/// <summary>A row of <c>reminder</c>.</summary>
/// <param name="GrainId">The grain's id as text, the same on every host, so that a database can move between them.</param>
/// <param name="Version">1 at first, one more with each change: its etag.</param>
public sealed record StoredReminder(string GrainId, string Name, DateTimeOffset StartAt, TimeSpan Period, long Version);
