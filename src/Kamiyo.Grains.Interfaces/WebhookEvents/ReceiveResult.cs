namespace Kamiyo.Grains.Interfaces.WebhookEvents;

/// <summary>Both mean that the event is durable.</summary>
public enum ReceiveResult
{
    Accepted,
    Duplicate,
}
