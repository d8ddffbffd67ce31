using System.Numerics;

namespace Kamiyo.Orleans.InProcess.Calls;

/// <summary>
/// All calls under way. One sweep over the heads of a few lists finds the calls that ran out of time, in place of a timer a call.
/// </summary>
internal sealed class PendingCalls
{
    private readonly PendingCallList[] _ordered;
    private readonly PendingCallList _unordered = new();

    public PendingCalls()
    {
        var count = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Min(Environment.ProcessorCount * 2, 32));
        _ordered = new PendingCallList[count];
        for (var i = 0; i < count; i++)
        {
            _ordered[i] = new PendingCallList();
        }
    }

    public bool IsEmpty => _unordered.IsEmpty && Array.TrueForAll(_ordered, static list => list.IsEmpty);

    /// <param name="hasUsualTimeout">Whether the call waits as long as most, so that it may be kept in order.</param>
    public void Add(Request request, bool hasUsualTimeout)
    {
        var list = hasUsualTimeout ? _ordered[Environment.CurrentManagedThreadId & (_ordered.Length - 1)] : _unordered;
        list.Add(request);
    }

    public List<Request> Due(long now)
    {
        var due = new List<Request>();
        foreach (var list in _ordered)
        {
            list.CollectDue(now, isOrdered: true, due);
        }

        _unordered.CollectDue(now, isOrdered: false, due);
        return due;
    }
}
