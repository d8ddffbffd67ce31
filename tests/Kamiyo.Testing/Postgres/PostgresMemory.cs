namespace Kamiyo.Testing.Postgres;

/// <summary>How much memory a server uses for pages, and how much log it writes before a checkpoint. Neither changes what is durable.</summary>
/// <param name="SharedBuffersMegabytes"><c>shared_buffers</c>; 128 by the server's default.</param>
/// <param name="MaxWalMegabytes"><c>max_wal_size</c>; 1024 by the server's default.</param>
public sealed record PostgresMemory(int SharedBuffersMegabytes, int MaxWalMegabytes);
