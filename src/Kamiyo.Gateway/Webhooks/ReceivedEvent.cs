namespace Kamiyo.Gateway.Webhooks;

/// <summary>The answer to a delivery, as <see cref="ReceivedAnswer"/> writes it.</summary>
/// <param name="Status"><c>accepted</c> or <c>duplicate</c>; the event is on disk in either case.</param>
internal sealed record ReceivedEvent(bool Received, string EventId, string Status);
