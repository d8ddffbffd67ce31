namespace Kamiyo.Grains.Interfaces.WebhookEvents;

public enum RetryResult
{
    /// <summary>It is being processed again.</summary>
    Accepted,

    UnknownEvent,

    /// <summary>It is processed or ignored; there is nothing to retry.</summary>
    AlreadyProcessed,
}
