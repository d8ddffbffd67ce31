namespace Kamiyo.Silo.Configuration;

/// <summary>A process' place among those of an installation.</summary>
public enum ClusterMode
{
    /// <summary>The grains live in this process, which knows of no other. Several such processes on one database stay correct: the tables are the gate.</summary>
    Alone,

    /// <summary>A silo of the cluster: the grains live in it and its like, each in one of them.</summary>
    Member,

    /// <summary>The grains live in the silos of the cluster; this process asks them.</summary>
    Client,
}
