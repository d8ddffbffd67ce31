namespace Kamiyo.Gateway.Health;

/// <summary>How far our clock is from Stripe's, as far as deliveries tell.</summary>
/// <param name="Seconds">The least of our clock minus the time in the signature: that delivery was on its way for the shortest time.</param>
/// <param name="Deliveries">How many deliveries tell it.</param>
internal sealed record ClockSkew(long Seconds, long Deliveries)
{
    public static ClockSkew? Of(ClockSkew? one, ClockSkew? other) => one is null || other is null
        ? one ?? other
        : new(Math.Min(one.Seconds, other.Seconds), one.Deliveries + other.Deliveries);
}
