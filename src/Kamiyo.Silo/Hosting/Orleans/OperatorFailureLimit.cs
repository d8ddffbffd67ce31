using System.Threading.RateLimiting;
using Kamiyo.Silo.Configuration;

namespace Kamiyo.Silo.Hosting;

/// <summary>Bounds how many wrong keys may be tried. One bound for all addresses: only operators have a way to a silo's port.</summary>
internal sealed class OperatorFailureLimit(ReloadableSettings<AdminSettings> settings) : IDisposable
{
    private readonly FixedWindowRateLimiter _limiter = new(new FixedWindowRateLimiterOptions
    {
        PermitLimit = settings.Current.FailuresPerMinute,
        Window = TimeSpan.FromMinutes(1),
    });

    public bool IsReached => !Take(permits: 0);

    public void CountFailure() => Take(permits: 1);

    public void Dispose() => _limiter.Dispose();

    private bool Take(int permits)
    {
        using var lease = _limiter.AttemptAcquire(permits);
        return lease.IsAcquired;
    }
}
