namespace Kamiyo.Silo.Connections;

/// <summary>A call was not even tried: this process is connected to no silo at this moment. Said once in the log, when the last connection went.</summary>
public sealed class NoSiloException() : Exception("No silo of the cluster is connected.");
