using Kamiyo.Storage.Databases;
using Microsoft.Extensions.Logging;

namespace Kamiyo.Storage.Availability;

/// <summary>
/// Knows whether the database is away. While it is, calls are refused at once, but for one at a time that tries, at short
/// intervals, whether it is back. A failure that only says something about one call passes through.
/// </summary>
internal sealed class StoreCircuit : IStoreAvailability
{
    // Nothing writes to a full disk's database while a load balancer keeps away what isn't ready, so nothing would find the space.
    private static readonly TimeSpan FullDiskIsBelieved = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan BusyLogInterval = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<UnavailableReason, long> _busyLoggedAt = [];
    private readonly DatabaseOptions _options;
    private readonly AvailabilityMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly ILogger<StoreCircuit> _logger;
    private Outage? _outage;

    // Counts outages' begins and ends, so that a call's end says nothing about a time after it began.
    private long _period;

    public StoreCircuit(DatabaseOptions options, AvailabilityMetrics metrics, TimeProvider time, ILogger<StoreCircuit> logger)
    {
        _options = options;
        _metrics = metrics;
        _time = time;
        _logger = logger;
        metrics.ObserveUp(() => _outage is null);
    }

    public UnavailableReason? Problem => Current()?.Reason;

    /// <summary>What ended the last call, while that is still believed.</summary>
    public StoreUnavailableException? Current()
    {
        lock (_lock)
        {
            return _outage is { Cause.Reason: UnavailableReason.DiskFull } full && _time.GetElapsedTime(full.LastFailure) > FullDiskIsBelieved
                ? null
                : _outage?.Cause;
        }
    }

    /// <exception cref="StoreUnavailableException">The work failed with it, or was refused because the database is away.</exception>
    public async Task<T> RunAsync<T>(StoreAccess access, Func<Task<T>> work)
    {
        var (period, isProbe) = Enter(access);
        try
        {
            var result = await work();
            Succeed(access, period);
            return result;
        }
        catch (StoreUnavailableException exception)
        {
            Fail(exception, period, isProbe);
            throw;
        }
        finally
        {
            // Also when it was cancelled or its data refused, which says nothing: then the next call tries.
            EndProbe(period, isProbe);
        }
    }

    private (long Period, bool IsProbe) Enter(StoreAccess access)
    {
        StoreUnavailableException cause;
        lock (_lock)
        {
            if (_outage is not { } outage || !outage.Concerns(access))
            {
                return (_period, false);
            }

            if (!outage.IsProbing && _time.GetTimestamp() >= outage.NextProbe)
            {
                outage.IsProbing = true;
                return (_period, true);
            }

            cause = outage.Cause;
        }

        _metrics.Count(cause.Reason);
        throw new StoreUnavailableException(cause.Reason, cause.Message, cause.InnerException);
    }

    private void EndProbe(long period, bool isProbe)
    {
        lock (_lock)
        {
            if (isProbe && period == _period)
            {
                _outage!.IsProbing = false;
            }
        }
    }

    private void Succeed(StoreAccess access, long period)
    {
        Outage outage;
        lock (_lock)
        {
            if (_outage is null || period != _period || !_outage.Cause.Reason.IsDisprovedBy(access))
            {
                return;
            }

            outage = _outage;
            _outage = null;
            _period++;
        }

        _logger.LogWarning("{Database} is back after {Duration}", _options.DisplayName, _time.GetElapsedTime(outage.Start));
    }

    private void Fail(StoreUnavailableException exception, long period, bool isProbe)
    {
        _metrics.Count(exception.Reason);
        var isOutage = exception.Reason.Scope() is not OutageScope.ThisCall;
        lock (_lock)
        {
            if (period != _period)
            {
                return;
            }

            if (_outage is { } outage)
            {
                if (!Continue(outage, exception, isOutage, isProbe))
                {
                    return;
                }
            }
            else if (isOutage)
            {
                _outage = new Outage(_time.GetTimestamp(), exception);
                _period++;
            }
            else if (!IsWorthALine(exception.Reason))
            {
                return;
            }
        }

        Log(exception, isOutage);
    }

    /// <returns>Whether the reason is another one now.</returns>
    private bool Continue(Outage outage, StoreUnavailableException exception, bool isOutage, bool isProbe)
    {
        outage.LastFailure = _time.GetTimestamp();
        if (isProbe)
        {
            outage.NextProbe = outage.LastFailure + (long)(_options.Timeouts.ProbeInterval.TotalSeconds * _time.TimestampFrequency);
        }

        var isNews = isOutage && outage.Cause.Reason != exception.Reason;
        outage.Cause = isOutage ? exception : outage.Cause;
        return isNews;
    }

    private bool IsWorthALine(UnavailableReason reason)
    {
        if (_busyLoggedAt.TryGetValue(reason, out var loggedAt) && _time.GetElapsedTime(loggedAt) < BusyLogInterval)
        {
            return false;
        }

        _busyLoggedAt[reason] = _time.GetTimestamp();
        return reason is not UnavailableReason.Stopping;
    }

    private void Log(StoreUnavailableException exception, bool isOutage)
    {
        if (isOutage)
        {
            _logger.LogError(
                "{Database} is away ({Reason}): {Problem} What needs it gets 503 until it is back; said once",
                _options.DisplayName,
                exception.Reason.ToText(),
                exception.Message);
        }
        else
        {
            _logger.LogWarning(
                "{Database} could not serve a call ({Reason}): {Problem} Said at most once a minute",
                _options.DisplayName,
                exception.Reason.ToText(),
                exception.Message);
        }
    }
}
