namespace Kamiyo.Grains.WebhookEvents;

/// <summary>What a failed attempt says about the event.</summary>
internal enum FailureKind
{
    /// <summary>No further attempt can mend it: the event is dead at once.</summary>
    Permanent,

    /// <summary>The next attempt may succeed: it counts, and the schedule says when.</summary>
    Transient,

    /// <summary>Nothing: the database or the silo was away. It doesn't count, and the event stays due.</summary>
    Unavailable,
}
