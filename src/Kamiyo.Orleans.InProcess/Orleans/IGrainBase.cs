using Orleans.Runtime;

namespace Orleans;

/// <summary>What a grain class implements; <see cref="Grain"/> does it for you.</summary>
public interface IGrainBase
{
    IGrainContext GrainContext { get; }

    Task OnActivateAsync(CancellationToken token) => Task.CompletedTask;

    Task OnDeactivateAsync(DeactivationReason reason, CancellationToken token) => Task.CompletedTask;
}
