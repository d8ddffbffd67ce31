namespace Kamiyo.Storage.Sqlite.Statistics;

/// <summary>How many events more have a status than before.</summary>
/// <param name="LastReceivedAt">When the latest of them came in; null when none has just done so.</param>
internal readonly record struct StatusChange(long Delta, DateTimeOffset? LastReceivedAt);
