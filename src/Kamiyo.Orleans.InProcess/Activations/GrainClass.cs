using System.Collections.Concurrent;
using System.Reflection;
using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Kamiyo.Orleans.InProcess.Activations;

/// <summary>What the host knows of a grain class.</summary>
internal sealed class GrainClass
{
    private readonly ConcurrentDictionary<MethodInfo, MethodInfo> _implementations = new();
    private readonly GrainConstructor _constructor;
    private int _activations;

    public GrainClass(Type type, GrainType grainType, TimeSpan collectionAge)
    {
        Type = type;
        GrainType = grainType;
        CollectionAge = collectionAge;
        Interfaces = [.. type.GetInterfaces().Where(static candidate => typeof(IAddressable).IsAssignableFrom(candidate))];
        IsReentrant = type.IsDefined(typeof(ReentrantAttribute));
        IsFilter = typeof(IIncomingGrainCallFilter).IsAssignableFrom(type);
        HasOnActivate = Overrides(type, nameof(IGrainBase.OnActivateAsync));
        HasOnDeactivate = Overrides(type, nameof(IGrainBase.OnDeactivateAsync));
        MayInterleave = FindMayInterleave(type);
        _constructor = new GrainConstructor(type);
    }

    public Type Type { get; }

    public GrainType GrainType { get; }

    public IReadOnlyList<Type> Interfaces { get; }

    public bool IsReentrant { get; }

    public bool IsFilter { get; }

    public bool HasOnActivate { get; }

    public bool HasOnDeactivate { get; }

    /// <summary>The class's own decision on interleaving: the grain, then the request.</summary>
    public Func<object, IInvokable, bool>? MayInterleave { get; }

    /// <summary>How long an activation may be idle; infinite when it is never collected.</summary>
    public TimeSpan CollectionAge { get; }

    public int ActivationCount => Volatile.Read(ref _activations);

    public void CountActivation(int change) => Interlocked.Add(ref _activations, change);

    public object Create(Activation activation) => _constructor.Create(activation);

    public MethodInfo ImplementationOf(MethodInfo interfaceMethod) => _implementations.GetOrAdd(interfaceMethod, FindImplementation);

    public override string ToString() => Type.FullName!;

    private static bool Overrides(Type type, string method)
    {
        if (!typeof(IGrainBase).IsAssignableFrom(type))
        {
            return false;
        }

        // A method that only the interface implements, or only Grain, does nothing.
        var map = type.GetInterfaceMap(typeof(IGrainBase));
        var position = Array.FindIndex(map.InterfaceMethods, candidate => candidate.Name == method);
        var target = map.TargetMethods[position];
        return target.DeclaringType != typeof(Grain) && target.DeclaringType != typeof(IGrainBase);
    }

    private static Func<object, IInvokable, bool>? FindMayInterleave(Type type)
    {
        if (type.GetCustomAttribute<MayInterleaveAttribute>() is not { } attribute)
        {
            return null;
        }

        const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy;
        var method = type.GetMethod(attribute.CallbackMethodName, Any, [typeof(IInvokable)]);
        if (method?.ReturnType != typeof(bool))
        {
            throw new OrleansConfigurationException(
                $"{type} has [MayInterleave(\"{attribute.CallbackMethodName}\")] but no method bool {attribute.CallbackMethodName}(IInvokable).");
        }

        return (grain, request) => (bool)method.Invoke(method.IsStatic ? null : grain, [request])!;
    }

    private MethodInfo FindImplementation(MethodInfo interfaceMethod)
    {
        if (!interfaceMethod.DeclaringType!.IsAssignableFrom(Type))
        {
            return interfaceMethod;
        }

        var map = Type.GetInterfaceMap(interfaceMethod.DeclaringType);
        return map.TargetMethods[Array.IndexOf(map.InterfaceMethods, interfaceMethod)];
    }
}
