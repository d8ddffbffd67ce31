namespace Kamiyo.Grains.Interfaces.Subscriptions;

public enum ApplyOutcome
{
    /// <summary>Committed: the state changed or a payment was recorded.</summary>
    Applied,

    /// <summary>Committed as older than what is known; nothing changed.</summary>
    Stale,

    /// <summary>Committed as saying nothing to act on.</summary>
    Ignored,

    /// <summary>Not committed, and no retry can mend it.</summary>
    Unprocessable,
}
