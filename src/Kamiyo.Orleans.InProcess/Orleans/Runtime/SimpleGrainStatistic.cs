namespace Orleans.Runtime;

/// <summary>How many activations of a grain class a silo holds.</summary>
[GenerateSerializer, Immutable]
public sealed class SimpleGrainStatistic
{
    /// <summary>The full name of the grain class, a comma, and the name of its assembly.</summary>
    [Id(0)]
    public string GrainType { get; init; } = null!;

    [Id(2)]
    public int ActivationCount { get; init; }

    public override string ToString() => $"SimpleGrainStatistic: GrainType={GrainType} NumActivations={ActivationCount}";
}
