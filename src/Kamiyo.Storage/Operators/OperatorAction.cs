namespace Kamiyo.Storage.Operators;

/// <summary>A row of <c>operator_action</c>: what an operator asked for, written before it is done.</summary>
/// <param name="Operator">The name of the admin key.</param>
/// <param name="Action">Such as <c>event_retry</c>.</param>
/// <param name="Subject">What it was asked of, such as an event id.</param>
/// <param name="OccurredAt">When.</param>
public sealed record OperatorAction(string Operator, string Action, string Subject, DateTimeOffset OccurredAt)
{
    public const string EventRetry = "event_retry";

    /// <summary>Of many events; the subject is the job, and each event it takes up has its <see cref="EventRetry"/>.</summary>
    public const string RetryJobStart = "retry_job_start";

    public const string RetryJobCancel = "retry_job_cancel";
}
