namespace Kamiyo.Orleans.InProcess.Calls;

/// <summary>The requests that an activation has not started yet, first come first served. Not thread-safe: it belongs to the turns.</summary>
internal struct WaitingRequests
{
    private Request? _first;
    private Request? _last;
    private int _interleavable;

    public readonly bool IsEmpty => _first is null;

    public void Add(Request request)
    {
        if (_last is null)
        {
            _first = request;
        }
        else
        {
            _last.NextWaiting = request;
        }

        _last = request;
        _interleavable += IsInterleavable(request) ? 1 : 0;
    }

    /// <summary>Takes the first request that may start.</summary>
    /// <param name="mayOvertake">Whether any request may pass those before it; else only the kinds that can interleave are looked at.</param>
    public Request? Take(Func<Request, bool> mayStart, bool mayOvertake)
    {
        Request? previous = null;
        for (var request = _first; request is not null; previous = request, request = request.NextWaiting)
        {
            if (mayStart(request))
            {
                Unlink(previous, request);
                return request;
            }

            if (!mayOvertake && _interleavable == 0)
            {
                return null;
            }
        }

        return null;
    }

    public Request? TakeFirst()
    {
        var request = _first;
        if (request is not null)
        {
            Unlink(null, request);
        }

        return request;
    }

    private static bool IsInterleavable(Request request) =>
        (request.Options & (CallOptions.ReadOnly | CallOptions.AlwaysInterleave)) != 0;

    private void Unlink(Request? previous, Request request)
    {
        if (previous is null)
        {
            _first = request.NextWaiting;
        }
        else
        {
            previous.NextWaiting = request.NextWaiting;
        }

        if (ReferenceEquals(_last, request))
        {
            _last = previous;
        }

        request.NextWaiting = null;
        _interleavable -= IsInterleavable(request) ? 1 : 0;
    }
}
