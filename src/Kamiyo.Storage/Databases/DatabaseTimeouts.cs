namespace Kamiyo.Storage.Databases;

/// <summary>How long the database may take. Stripe waits a few seconds for its answer; "try again" is better than silence.</summary>
public sealed record DatabaseTimeouts
{
    /// <summary>For a connection, and for one of our own to become free. Whole seconds.</summary>
    public TimeSpan Connect { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>For a call as a whole, connecting included; on SQLite for another process' lock. Whole seconds.</summary>
    public TimeSpan Answer { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>After which PostgreSQL itself ends a statement of ours, or a transaction that we left open.</summary>
    public TimeSpan Statement { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>For a lock on PostgreSQL: less than <see cref="Answer"/>, so that the server says what is wrong before we give up.</summary>
    public TimeSpan Lock => Answer * 0.75;

    /// <summary>How often one call tries whether the database is back.</summary>
    public TimeSpan ProbeInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long the start waits for a database that isn't up yet.</summary>
    public TimeSpan Startup { get; init; } = TimeSpan.FromSeconds(60);
}
