namespace Kamiyo.Testing.Postgres;

/// <param name="IsDurable">
/// False turns fsync and what depends on it off: for tests of everything but durability. True leaves the server's defaults.
/// </param>
public sealed record PostgresClusterOptions(bool IsDurable = false);
