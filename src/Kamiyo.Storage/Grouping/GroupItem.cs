namespace Kamiyo.Storage.Grouping;

/// <summary>One caller's item and the task that the caller awaits.</summary>
internal sealed class GroupItem<TItem, TResult>(TItem value, string? key, long weight)
{
    // Asynchronous continuations: a caller's code must never run inside the loop that commits for everyone.
    private readonly TaskCompletionSource<TResult> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TItem Value { get; } = value;

    /// <summary>Two items of one key are never under way together; null shares with everyone.</summary>
    public string? Key { get; } = key;

    public long Weight { get; } = weight;

    public Task<TResult> Task => _completion.Task;

    public void Complete(TResult result) => _completion.TrySetResult(result);

    public void Fail(Exception exception) => _completion.TrySetException(exception);

    public void Cancel(CancellationToken cancellationToken) => _completion.TrySetCanceled(cancellationToken);
}
