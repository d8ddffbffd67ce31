namespace Kamiyo.Billing.Events;

/// <summary>What a processed event did to its customer.</summary>
public enum EventOutcome
{
    /// <summary>It changed the state, or recorded a payment.</summary>
    Applied,

    /// <summary>It is older than what is already known; kept in the timeline, changed nothing.</summary>
    Stale,

    /// <summary>It says nothing that Kamiyo acts on; the summary says why.</summary>
    Ignored,
}
