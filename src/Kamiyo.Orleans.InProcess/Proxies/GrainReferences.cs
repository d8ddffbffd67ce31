using System.Collections.Concurrent;
using Kamiyo.Orleans.InProcess.Runtime;
using Orleans.Runtime;

namespace Kamiyo.Orleans.InProcess.Proxies;

/// <summary>Makes typed grain references.</summary>
internal sealed class GrainReferences(ActorRuntime runtime)
{
    // Reference types are the same for every host in the process.
    private static readonly ConcurrentDictionary<Type, Lazy<ReferenceConstructor>> Constructors = new();

    /// <exception cref="ArgumentException">The type is no grain interface that can be called.</exception>
    public GrainReference Create(Type interfaceType, GrainId grainId) => ConstructorOf(interfaceType)(runtime, grainId);

    private static ReferenceConstructor ConstructorOf(Type interfaceType) => Constructors
        .GetOrAdd(interfaceType, static type => new Lazy<ReferenceConstructor>(() => ReferenceEmitter.Emit(type)))
        .Value;
}
