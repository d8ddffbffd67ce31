namespace Kamiyo.Storage.Outbox;

/// <summary>A claimed row of <c>outbox</c>.</summary>
/// <param name="MessageId">The row's key.</param>
/// <param name="Entry">What to send.</param>
/// <param name="Attempts">How many attempts have failed before this one, or were lost with their sender.</param>
/// <param name="LeasedUntil">Until then nobody else claims it. A result that comes later is refused.</param>
public sealed record OutboxMessage(long MessageId, OutboxEntry Entry, int Attempts, DateTimeOffset LeasedUntil);
