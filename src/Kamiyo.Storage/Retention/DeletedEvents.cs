namespace Kamiyo.Storage.Retention;

/// <summary>A batch of events.</summary>
/// <param name="Payloads">How many of them still had a payload.</param>
public sealed record DeletedEvents(int Events, int Payloads);
