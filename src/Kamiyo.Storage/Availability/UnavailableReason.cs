namespace Kamiyo.Storage.Availability;

/// <summary>Why the database couldn't be used. Every one may pass, so every one means "try again".</summary>
public enum UnavailableReason
{
    /// <summary>More writes wait than may.</summary>
    Busy,

    /// <summary>This process is stopping.</summary>
    Stopping,

    /// <summary>No connection, or it broke.</summary>
    Unreachable,

    /// <summary>Connected, or still connecting, and no answer within the limit.</summary>
    NotAnswering,

    /// <summary>The server is shutting down, starting up or recovering.</summary>
    ShuttingDown,

    /// <summary>The server has no connection left for us.</summary>
    TooManyConnections,

    /// <summary>All of our own connections are in use.</summary>
    PoolExhausted,

    /// <summary>User, password or host are refused, or the role lacks a right.</summary>
    AccessRefused,

    /// <summary>The server has no such database.</summary>
    DatabaseMissing,

    /// <summary>The database has lost our tables.</summary>
    TablesMissing,

    /// <summary>A standby, a server set to read-only, or a file that we may not write.</summary>
    ReadOnly,

    DiskFull,

    OutOfMemory,

    /// <summary>The server ended a statement that ran too long.</summary>
    StatementTimeout,

    /// <summary>Somebody else's lock was held too long.</summary>
    LockTimeout,

    /// <summary>Deadlocks or serialization failures, several times in a row.</summary>
    Conflict,

    /// <summary>Another process has the SQLite file's only write lock.</summary>
    FileLocked,

    /// <summary>The file can't be opened, read or written.</summary>
    IoError,

    /// <summary>The SQLite file is damaged or isn't one. Passes only when somebody restores it.</summary>
    Corrupt,
}
