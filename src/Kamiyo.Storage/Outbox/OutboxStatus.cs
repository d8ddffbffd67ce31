namespace Kamiyo.Storage.Outbox;

/// <summary>Where a message stands. Stored in lower case.</summary>
public enum OutboxStatus
{
    /// <summary>For a customer whose e-mail address isn't known yet; the commit that learns it makes the message pending.</summary>
    Waiting,

    /// <summary>To be sent, at once or at its next attempt.</summary>
    Pending,

    /// <summary>The other side has accepted it.</summary>
    Sent,

    /// <summary>Nobody is configured to send it; kept for the operator to see.</summary>
    Unsent,

    /// <summary>Overtaken before it was sent, such as a dunning mail for an invoice that has been paid.</summary>
    Dropped,

    /// <summary>Given up after its last attempt, or refused for good.</summary>
    Dead,
}
