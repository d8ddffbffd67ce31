namespace Orleans.Runtime;

/// <summary>Where a persistent state is kept.</summary>
public interface IPersistentStateConfiguration
{
    string StateName { get; }

    string? StorageName { get; }
}
