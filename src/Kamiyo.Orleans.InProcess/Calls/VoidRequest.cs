namespace Kamiyo.Orleans.InProcess.Calls;

/// <summary>A call without a result.</summary>
internal abstract class VoidRequest : Request
{
    private TaskCompletionSource? _answer;

    public override Task ResponseTask => _answer?.Task ?? Task.CompletedTask;

    public override bool IsAnswered => _answer is { Task.IsCompleted: true };

    public override void ExpectAnswer() => _answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public override object? ResultOf(Task invocation) => null;

    public override void Answer(Task invocation) => _answer?.TrySetFromTask(invocation);

    public override bool TryFail(Exception exception) => _answer?.TrySetException(exception) ?? false;

    public override bool TryCancel(CancellationToken cancellationToken) => _answer?.TrySetCanceled(cancellationToken) ?? false;

    public override Task InvokeThrough(IncomingCall call) => call.Invoke();
}
