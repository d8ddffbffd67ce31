namespace Kamiyo.Storage.Sqlite;

/// <summary>One caller's share of a transaction.</summary>
/// <param name="Weight">Bytes of payload.</param>
internal sealed record SqliteWrite(Func<SqliteSession, object> Run, long Weight);
