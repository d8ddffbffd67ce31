namespace Kamiyo.Storage.Retention;

/// <summary>A batch of payloads.</summary>
/// <param name="Last">Where it ended, for the next one; null when it was the last.</param>
public sealed record DeletedPayloads(int Payloads, RetentionCursor? Last);
