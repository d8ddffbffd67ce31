using System.Reflection;
using Kamiyo.Orleans.InProcess.Storage;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;

namespace Kamiyo.Orleans.InProcess.Activations;

/// <summary>Constructs grains of one class: facets from the host, all else from the activation's services. Compiled on first use.</summary>
internal sealed class GrainConstructor(Type type)
{
    private readonly Lock _gate = new();
    private ObjectFactory? _factory;
    private Func<Activation, object>[] _facets = [];

    /// <exception cref="InvalidOperationException">The grain can't be constructed; the inner exception tells why.</exception>
    public object Create(Activation activation)
    {
        try
        {
            return Construct(activation);
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"Failed to create an instance of grain type '{type}'. See InnerException for details.", exception);
        }
    }

    private object Construct(Activation activation)
    {
        var factory = _factory ?? Compile();
        if (_facets.Length == 0)
        {
            return factory(activation.ActivationServices, null);
        }

        var arguments = new object[_facets.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = _facets[i](activation);
        }

        return factory(activation.ActivationServices, arguments);
    }

    private ObjectFactory Compile()
    {
        lock (_gate)
        {
            if (_factory is null)
            {
                var parameters = FacetParameters();
                _facets = [.. parameters.Select(FacetOf)];
                _factory = ActivatorUtilities.CreateFactory(type, [.. parameters.Select(static parameter => parameter.ParameterType)]);
            }

            return _factory;
        }
    }

    private ParameterInfo[] FacetParameters()
    {
        var constructors = type.GetConstructors();
        var constructor = constructors.FirstOrDefault(static candidate => candidate.IsDefined(typeof(ActivatorUtilitiesConstructorAttribute)))
            ?? constructors.MaxBy(static candidate => candidate.GetParameters().Length)
            ?? throw new OrleansConfigurationException($"Grain class {type} has no public constructor.");
        return [.. constructor.GetParameters().Where(static parameter => parameter.GetCustomAttributes().Any(static attribute => attribute is IFacetMetadata))];
    }

    private Func<Activation, object> FacetOf(ParameterInfo parameter)
    {
        var attribute = parameter.GetCustomAttributes().First(static candidate => candidate is IFacetMetadata);
        return attribute is IPersistentStateConfiguration configuration
            ? PersistentStateFactory.For(parameter, configuration)
            : throw new OrleansConfigurationException($"{attribute.GetType()} on {parameter.Name} of {type} is not known to this host.");
    }
}
