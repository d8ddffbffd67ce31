using System.Reflection;
using Kamiyo.Grains.Interfaces.WebhookEvents;
using Kamiyo.Silo.Connections;
using Orleans;

namespace Kamiyo.Silo.Hosting;

/// <summary>
/// Refuses calls at once while no silo is connected. On their own they would wait for one attempt to connect after the other, up to the
/// time limit of a call.
/// </summary>
internal sealed class SiloGate(SiloConnections silos) : IOutgoingGrainCallFilter
{
    // Orleans' own calls go through: it is by a call that a client finds silos.
    private static readonly Assembly OwnGrains = typeof(IWebhookEventGrain).Assembly;

    public Task Invoke(IOutgoingGrainCallContext context) => silos.HasAny || context.InterfaceMethod.DeclaringType?.Assembly != OwnGrains
        ? context.Invoke()
        : Task.FromException(new NoSiloException());
}
