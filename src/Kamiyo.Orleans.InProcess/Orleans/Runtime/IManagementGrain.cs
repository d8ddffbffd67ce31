namespace Orleans.Runtime;

/// <summary>Statistics of the silo; key 0.</summary>
public interface IManagementGrain : IGrainWithIntegerKey
{
    Task<int> GetTotalActivationCount();

    /// <summary>Activations by grain class.</summary>
    Task<SimpleGrainStatistic[]> GetSimpleGrainStatistics(CancellationToken cancellationToken);

    /// <summary>Ids of the activations of one type.</summary>
    ValueTask<List<GrainId>> GetActiveGrains(GrainType type);

    /// <summary>Ends activations that have been idle for that long.</summary>
    Task ForceActivationCollection(TimeSpan ageLimit);
}
