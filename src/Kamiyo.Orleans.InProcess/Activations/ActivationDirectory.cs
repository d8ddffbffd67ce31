using System.Collections.Concurrent;
using Kamiyo.Orleans.InProcess.Discovery;
using Kamiyo.Orleans.InProcess.Runtime;
using Orleans.Runtime;

namespace Kamiyo.Orleans.InProcess.Activations;

/// <summary>The activations by grain id: at most one each.</summary>
internal sealed class ActivationDirectory(ActorRuntime runtime, GrainClassRegistry classes)
{
    private readonly ConcurrentDictionary<GrainId, Activation> _activations = new();
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public IEnumerable<Activation> All => _activations.Select(static entry => entry.Value);

    /// <exception cref="ArgumentException">No grain class has the type of the id.</exception>
    public Activation GetOrCreate(GrainId grainId) =>
        _activations.TryGetValue(grainId, out var activation) ? activation : Create(grainId);

    public void Remove(Activation activation)
    {
        if (_activations.TryRemove(KeyValuePair.Create(activation.GrainId, activation)))
        {
            Interlocked.Decrement(ref _count);
            activation.Class.CountActivation(-1);
        }
    }

    private Activation Create(GrainId grainId)
    {
        // Losing the race costs an object that nobody saw: grains are constructed by their first request.
        var created = new Activation(runtime, classes.ByType(grainId.Type), grainId);
        var activation = _activations.GetOrAdd(grainId, created);
        if (ReferenceEquals(activation, created))
        {
            activation.Class.CountActivation(+1);
            runtime.Collector.OnCreated(Interlocked.Increment(ref _count));
        }

        return activation;
    }
}
