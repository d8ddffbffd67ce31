namespace Kamiyo.Storage.Subscriptions;

public enum CommitResult
{
    Committed,

    /// <summary>Another writer was first: reload and apply again. Nothing was written.</summary>
    StaleVersion,

    /// <summary>The timeline has this event already. Nothing was written.</summary>
    AlreadyApplied,
}
