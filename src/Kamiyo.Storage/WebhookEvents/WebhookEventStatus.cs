namespace Kamiyo.Storage.WebhookEvents;

/// <summary>Where a stored event stands. Stored in lower case.</summary>
public enum WebhookEventStatus
{
    /// <summary>Durable, not processed yet.</summary>
    Received,

    /// <summary>Its customer has it; see the timeline for what it changed.</summary>
    Processed,

    /// <summary>Nothing to do; <see cref="WebhookEvent.Outcome"/> says why.</summary>
    Ignored,

    /// <summary>The last attempt failed; <see cref="WebhookEvent.NextAttemptAt"/> says when the next one is due.</summary>
    Failed,

    /// <summary>Given up; only an operator's retry takes it up again.</summary>
    Dead,
}
