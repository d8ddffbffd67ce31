using System.Collections.Concurrent;
using Orleans;
using Orleans.Runtime;

namespace Kamiyo.Orleans.InProcess.Runtime;

/// <summary>The one grain factory of a process, for grains and for all else.</summary>
internal sealed class GrainFactory(ActorRuntime runtime) : IClusterClient
{
    private readonly ConcurrentDictionary<Type, GrainType> _typeByInterface = new();

    public IServiceProvider ServiceProvider => runtime.ServiceProvider;

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey =>
        (TGrainInterface)(object)Reference(typeof(TGrainInterface), KeyOf(primaryKey), grainClassNamePrefix);

    public TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerKey =>
        (TGrainInterface)(object)Reference(typeof(TGrainInterface), GrainIdKeyExtensions.CreateIntegerKey(primaryKey), grainClassNamePrefix);

    public TGrainInterface GetGrain<TGrainInterface>(Guid primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithGuidKey =>
        (TGrainInterface)(object)Reference(typeof(TGrainInterface), GrainIdKeyExtensions.CreateGuidKey(primaryKey), grainClassNamePrefix);

    public TGrainInterface GetGrain<TGrainInterface>(GrainId grainId)
        where TGrainInterface : IAddressable =>
        (TGrainInterface)(object)runtime.References.Create(typeof(TGrainInterface), grainId);

    public IGrain GetGrain(Type grainInterfaceType, string grainPrimaryKey) =>
        (IGrain)(object)Reference(grainInterfaceType, KeyOf(grainPrimaryKey), null);

    public IGrain GetGrain(Type grainInterfaceType, long grainPrimaryKey) =>
        (IGrain)(object)Reference(grainInterfaceType, GrainIdKeyExtensions.CreateIntegerKey(grainPrimaryKey), null);

    public IAddressable GetGrain(GrainId grainId) => new GrainReference(runtime, grainId);

    private static IdSpan KeyOf(string primaryKey)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(primaryKey);
        return IdSpan.Create(primaryKey);
    }

    private GrainReference Reference(Type interfaceType, IdSpan key, string? classNamePrefix)
    {
        var grainType = classNamePrefix is null
            ? _typeByInterface.GetOrAdd(interfaceType, static (type, classes) => classes.ByInterface(type, null).GrainType, runtime.Classes)
            : runtime.Classes.ByInterface(interfaceType, classNamePrefix).GrainType;
        return runtime.References.Create(interfaceType, new GrainId(grainType, key));
    }
}
