using Kamiyo.Storage.Paging;

namespace Kamiyo.Storage.Operators;

/// <summary>The table <c>operator_action</c>: the audit of what operators do that isn't a change of one customer.</summary>
public interface IOperatorActionStore
{
    Task RecordAsync(OperatorAction action, CancellationToken cancellationToken);

    /// <summary>What was asked of a subject, the latest first.</summary>
    Task<IReadOnlyList<OperatorAction>> ListAsync(string subject, CancellationToken cancellationToken);

    /// <summary>
    /// A page of what was asked of a subject, or of all, the latest first. A limit is from 1 to 1,000; a cursor that isn't one is a
    /// <see cref="FormatException"/> with a message for the caller.
    /// </summary>
    /// <param name="subject">Null for all.</param>
    Task<Page<OperatorAction>> PageAsync(string? subject, string? cursor, int limit, CancellationToken cancellationToken);
}
