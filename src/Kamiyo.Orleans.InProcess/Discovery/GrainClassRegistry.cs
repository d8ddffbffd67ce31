using System.Collections.Frozen;
using System.Reflection;
using Kamiyo.Orleans.InProcess.Activations;
using Orleans;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Kamiyo.Orleans.InProcess.Discovery;

/// <summary>The grain classes of the application, by type and by interface.</summary>
internal sealed class GrainClassRegistry
{
    // The same for every host in the process.
    private static readonly Lazy<IReadOnlyList<Type>> Types = new(FindTypes);

    private readonly FrozenDictionary<GrainType, GrainClass> _byType;
    private readonly FrozenDictionary<Type, GrainClass[]> _byInterface;

    public GrainClassRegistry(GrainCollectionOptions options)
    {
        var classes = Types.Value.Select(type => new GrainClass(type, GrainTypeNames.Of(type), CollectionAgeOf(type, options))).ToList();
        if (classes.GroupBy(static grainClass => grainClass.GrainType).FirstOrDefault(static group => group.Count() > 1) is { } clash)
        {
            throw new OrleansConfigurationException(
                $"Grain type \"{clash.Key}\" stands for more than one class: {string.Join(", ", clash)}. Give one a [GrainType].");
        }

        _byType = classes.ToFrozenDictionary(static grainClass => grainClass.GrainType);
        _byInterface = classes
            .SelectMany(static grainClass => grainClass.Interfaces.Select(type => (Interface: type, Class: grainClass)))
            .GroupBy(static pair => pair.Interface, static pair => pair.Class)
            .ToFrozenDictionary(static group => group.Key, static group => group.ToArray());
    }

    public IEnumerable<GrainClass> All => _byType.Values;

    /// <exception cref="ArgumentException">There is no such class.</exception>
    public GrainClass ByType(GrainType grainType) => _byType.TryGetValue(grainType, out var grainClass)
        ? grainClass
        : throw new ArgumentException($"Could not find an implementation of grain type {grainType}", nameof(grainType));

    /// <exception cref="ArgumentException">No class, or more than one, implements the interface.</exception>
    public GrainClass ByInterface(Type interfaceType, string? classNamePrefix)
    {
        var candidates = _byInterface.GetValueOrDefault(interfaceType, []);
        var chosen = string.IsNullOrWhiteSpace(classNamePrefix)
            ? ChooseByInterface(interfaceType, candidates)
            : ChooseByPrefix(classNamePrefix, candidates);
        return chosen switch
        {
            [var single] => single,
            [] => throw new ArgumentException($"Could not find an implementation for interface {interfaceType}", nameof(interfaceType)),
            _ => throw new ArgumentException(
                $"Unable to identify a single appropriate grain type for interface {interfaceType}. Candidates: {string.Join<GrainClass>(", ", chosen)}",
                nameof(interfaceType)),
        };
    }

    private static GrainClass[] ChooseByInterface(Type interfaceType, GrainClass[] candidates)
    {
        var namesake = Array.Find(candidates, candidate => candidate.Type.Name == interfaceType.Name[1..]);
        return namesake is null ? candidates : [namesake];
    }

    private static GrainClass[] ChooseByPrefix(string prefix, GrainClass[] candidates)
    {
        var exact = Array.Find(candidates, candidate => candidate.Type.FullName == prefix);
        return exact is null
            ? Array.FindAll(candidates, candidate => candidate.Type.FullName!.StartsWith(prefix, StringComparison.Ordinal))
            : [exact];
    }

    private static TimeSpan CollectionAgeOf(Type type, GrainCollectionOptions options)
    {
        if (type.IsDefined(typeof(KeepAliveAttribute)))
        {
            return Timeout.InfiniteTimeSpan;
        }

        if (options.ClassSpecificCollectionAge.TryGetValue(type.FullName!, out var specific))
        {
            return specific;
        }

        return type.GetCustomAttribute<CollectionAgeLimitAttribute>()?.AgeLimit ?? options.CollectionAge;
    }

    private static List<Type> FindTypes() =>
    [
        .. GrainAssemblies.Find()
            .SelectMany(static assembly => assembly.GetTypes())
            .Where(static type => type is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false }
                && typeof(IGrain).IsAssignableFrom(type)
                && typeof(IGrainBase).IsAssignableFrom(type)),
    ];
}
