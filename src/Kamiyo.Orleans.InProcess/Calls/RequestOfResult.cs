namespace Kamiyo.Orleans.InProcess.Calls;

/// <summary>A call with a result.</summary>
internal abstract class Request<TResult> : Request
{
    private TaskCompletionSource<TResult>? _answer;

    public override Task ResponseTask => Response;

    public Task<TResult> Response => _answer?.Task ?? Task.FromResult<TResult>(default!);

    public override bool IsAnswered => _answer is { Task.IsCompleted: true };

    public override void ExpectAnswer() =>
        _answer = new TaskCompletionSource<TResult>(TaskCreationOptions.RunContinuationsAsynchronously);

    public override object? ResultOf(Task invocation) => ((Task<TResult>)invocation).Result;

    public override void Answer(Task invocation)
    {
        if (invocation is Task<TResult> typed)
        {
            _answer?.TrySetFromTask(typed);
        }
        else
        {
            // The method threw before it returned a task.
            _answer?.TrySetException(invocation.Exception!.InnerException!);
        }
    }

    public override bool TryFail(Exception exception) => _answer?.TrySetException(exception) ?? false;

    public override bool TryCancel(CancellationToken cancellationToken) => _answer?.TrySetCanceled(cancellationToken) ?? false;

    public override Task InvokeThrough(IncomingCall call) => Filtered(call);

    private static async Task<TResult> Filtered(IncomingCall call)
    {
        await call.Invoke();
        return (TResult)call.Result!;
    }
}
