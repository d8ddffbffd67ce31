namespace Kamiyo.Orleans.InProcess.Calls;

/// <summary>A doubly linked list through the requests themselves, so that a call under way costs no node.</summary>
internal sealed class PendingCallList
{
    private readonly Lock _gate = new();
    private Request? _first;
    private Request? _last;

    public bool IsEmpty => Volatile.Read(ref _first) is null;

    public void Add(Request request)
    {
        request.PendingList = this;
        lock (_gate)
        {
            request.PreviousPending = _last;
            if (_last is null)
            {
                _first = request;
            }
            else
            {
                _last.NextPending = request;
            }

            _last = request;
        }
    }

    public void Remove(Request request)
    {
        lock (_gate)
        {
            if (request.PreviousPending is null && !ReferenceEquals(_first, request))
            {
                return;
            }

            if (request.PreviousPending is null)
            {
                _first = request.NextPending;
            }
            else
            {
                request.PreviousPending.NextPending = request.NextPending;
            }

            if (request.NextPending is null)
            {
                _last = request.PreviousPending;
            }
            else
            {
                request.NextPending.PreviousPending = request.PreviousPending;
            }

            request.PreviousPending = null;
            request.NextPending = null;
        }
    }

    /// <summary>Adds the requests whose deadline is due. A list of equal time-outs is in order of deadlines: its head tells of all.</summary>
    public void CollectDue(long now, bool isOrdered, List<Request> due)
    {
        lock (_gate)
        {
            for (var request = _first; request is not null; request = request.NextPending)
            {
                if (request.Deadline <= now)
                {
                    due.Add(request);
                }
                else if (isOrdered)
                {
                    return;
                }
            }
        }
    }
}
