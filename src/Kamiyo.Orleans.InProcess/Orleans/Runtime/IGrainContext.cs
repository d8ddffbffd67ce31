namespace Orleans.Runtime;

/// <summary>An activation, as its grain and its filters see it.</summary>
public interface IGrainContext : IEquatable<IGrainContext>
{
    GrainReference GrainReference { get; }

    GrainId GrainId { get; }

    /// <summary>The grain object; null until it is constructed.</summary>
    object? GrainInstance { get; }

    /// <summary>Services whose scope is this activation.</summary>
    IServiceProvider ActivationServices { get; }

    /// <summary>Completes once this activation has ended.</summary>
    Task Deactivated { get; }

    /// <summary>Starts to end this activation; requests that wait are taken up by the next one.</summary>
    void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default);
}
