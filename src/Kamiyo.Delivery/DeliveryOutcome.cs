namespace Kamiyo.Delivery;

/// <summary>What became of one attempt to deliver one message.</summary>
public enum DeliveryOutcome
{
    /// <summary>The other side has taken it over.</summary>
    Sent,

    /// <summary>Not delivered, or not known to be; another attempt may succeed.</summary>
    Retry,

    /// <summary>Refused for good: the same message will never be taken.</summary>
    Rejected,

    /// <summary>Nobody to send it to is configured; nothing was tried.</summary>
    Unsent,
}
