namespace Orleans.Runtime;

/// <summary>Injects an <see cref="IPersistentState{TState}"/>.</summary>
/// <param name="stateName">The name of the state, one a grain class.</param>
/// <param name="storageName">The grain storage that keeps it; the default storage when null.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public class PersistentStateAttribute(string stateName, string? storageName = null) : Attribute, IFacetMetadata, IPersistentStateConfiguration
{
    public string StateName { get; } = stateName ?? throw new ArgumentNullException(nameof(stateName));

    public string? StorageName { get; } = storageName;
}
