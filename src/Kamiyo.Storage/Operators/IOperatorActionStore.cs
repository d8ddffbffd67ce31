namespace Kamiyo.Storage.Operators;

/// <summary>The table <c>operator_action</c>: the audit of what operators do that isn't a change of one customer.</summary>
public interface IOperatorActionStore
{
    Task RecordAsync(OperatorAction action, CancellationToken cancellationToken);

    /// <summary>What was asked of a subject, the latest first.</summary>
    Task<IReadOnlyList<OperatorAction>> ListAsync(string subject, CancellationToken cancellationToken);
}
