using Orleans;

namespace Kamiyo.Orleans.InProcess.Activations;

/// <summary>Asks an activation, from outside its turns, to end.</summary>
/// <param name="minimumIdleness">Only if it is idle and has been for that long; null for in any case.</param>
internal sealed class DeactivateCommand(DeactivationReason reason, TimeSpan? minimumIdleness)
{
    private readonly TaskCompletionSource<bool> _verdict = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public DeactivationReason Reason => reason;

    public TimeSpan? MinimumIdleness { get; } = minimumIdleness;

    /// <summary>Whether the activation is going to end.</summary>
    public Task<bool> Verdict => _verdict.Task;

    public void Accept() => _verdict.TrySetResult(true);

    public void Refuse() => _verdict.TrySetResult(false);
}
