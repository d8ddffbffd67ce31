namespace Kamiyo.EndToEnd.Tests.Load;

/// <summary>One event as it goes over the wire.</summary>
internal sealed record LoadEvent(string EventId, string CustomerId, byte[] Body);
