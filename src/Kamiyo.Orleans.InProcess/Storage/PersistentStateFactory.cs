using System.Reflection;
using Kamiyo.Orleans.InProcess.Activations;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Storage;

namespace Kamiyo.Orleans.InProcess.Storage;

/// <summary>Builds what a <see cref="PersistentStateAttribute"/> parameter gets.</summary>
internal static class PersistentStateFactory
{
    /// <exception cref="OrleansConfigurationException">The parameter is no <see cref="IPersistentState{TState}"/>.</exception>
    public static Func<Activation, object> For(ParameterInfo parameter, IPersistentStateConfiguration configuration)
    {
        if (!parameter.ParameterType.IsGenericType || parameter.ParameterType.GetGenericTypeDefinition() != typeof(IPersistentState<>))
        {
            throw new OrleansConfigurationException(
                $"[PersistentState] of {parameter.Member.DeclaringType} is on {parameter.Name}, which is no IPersistentState<>.");
        }

        var create = typeof(PersistentStateFactory)
            .GetMethod(nameof(Create), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(parameter.ParameterType.GetGenericArguments())
            .CreateDelegate<Func<Activation, IPersistentStateConfiguration, object>>();
        return activation => create(activation, configuration);
    }

    private static PersistentState<TState> Create<TState>(Activation activation, IPersistentStateConfiguration configuration) =>
        new(activation, FindStorage(activation, configuration.StorageName), configuration.StateName);

    private static IGrainStorage FindStorage(Activation activation, string? name)
    {
        var services = activation.ActivationServices;
        var storage = string.IsNullOrWhiteSpace(name) ? services.GetService<IGrainStorage>() : services.GetKeyedService<IGrainStorage>(name);
        return storage ?? throw new BadProviderConfigException(string.IsNullOrWhiteSpace(name)
            ? $"No default storage provider found loading grain type {activation.GrainId.Type}."
            : $"No storage provider named \"{name}\" found loading grain type {activation.GrainId.Type}.");
    }
}
