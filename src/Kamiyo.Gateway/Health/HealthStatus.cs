namespace Kamiyo.Gateway.Health;

/// <summary>From the best to the worst.</summary>
internal enum HealthStatus
{
    Healthy,

    /// <summary>Somebody should look, soon.</summary>
    Degraded,

    /// <summary>Somebody should look, now; answered with 503.</summary>
    Unhealthy,
}
