namespace Kamiyo.Storage.Subscriptions;

public enum CommitResult
{
    Committed,

    /// <summary>Committed, but the row of its event was changed by another writer meanwhile, and left as that has written it.</summary>
    CommittedWithoutEvent,

    /// <summary>Another writer was first: reload and apply again. Nothing was written.</summary>
    StaleVersion,

    /// <summary>The timeline has this event already. Nothing was written.</summary>
    AlreadyApplied,
}
