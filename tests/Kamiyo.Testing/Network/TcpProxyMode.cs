namespace Kamiyo.Testing.Network;

/// <summary>What a <see cref="TcpProxy"/> does to connections, those that are open included.</summary>
public enum TcpProxyMode
{
    Forward,

    /// <summary>Nobody listens; what was open is cut.</summary>
    Refuse,

    /// <summary>Connections are taken, and every byte on them is lost.</summary>
    BlackHole,

    /// <summary>The server hears everything and is never heard.</summary>
    LoseAnswers,
}
