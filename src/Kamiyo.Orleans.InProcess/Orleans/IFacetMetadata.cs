namespace Orleans;

/// <summary>Marks an attribute of a constructor parameter whose value the host builds for the activation.</summary>
public interface IFacetMetadata;
