using Kamiyo.Silo.Hosting;

namespace Kamiyo.Silo.Connections;

/// <summary>Tells that no silo could take a call, from what the grain itself threw.</summary>
public static class GrainOutage
{
    public static bool Is(Exception exception) => IsKnown(exception) || ActorHost.IsOutage(exception);

    /// <summary>Whether it has been logged already, once for all calls.</summary>
    public static bool IsKnown(Exception exception) => exception is NoSiloException;
}
