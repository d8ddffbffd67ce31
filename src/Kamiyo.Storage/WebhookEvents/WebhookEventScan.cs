namespace Kamiyo.Storage.WebhookEvents;

/// <summary>The way through the table that a search takes; each has an index in its order. What else is asked is looked for on the way.</summary>
internal enum WebhookEventScan
{
    Every,
    Processed,
    Ignored,

    /// <summary>Failed and dead.</summary>
    Trouble,

    /// <summary>Received, not processed yet.</summary>
    Waiting,

    Customer,
    Type,
}
