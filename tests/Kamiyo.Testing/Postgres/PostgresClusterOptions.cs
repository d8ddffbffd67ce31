namespace Kamiyo.Testing.Postgres;

/// <param name="IsDurable">
/// False turns fsync and what depends on it off: for tests of everything but durability. True leaves the server's defaults.
/// </param>
/// <param name="Memory">As <c>shared_buffers</c> and <c>max_wal_size</c>; null leaves the server's defaults, which are made for the smallest machines.</param>
public sealed record PostgresClusterOptions(bool IsDurable = false, PostgresMemory? Memory = null);
