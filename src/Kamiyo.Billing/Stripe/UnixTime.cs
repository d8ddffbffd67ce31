namespace Kamiyo.Billing.Stripe;

/// <summary>Stripe's times: whole seconds since 1970.</summary>
internal static class UnixTime
{
    private static readonly long Earliest = DateTimeOffset.MinValue.ToUnixTimeSeconds();
    private static readonly long Latest = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    /// <summary>Null when .NET has no date for it (before the year 1 or after 9999).</summary>
    public static DateTimeOffset? Read(long seconds) =>
        seconds >= Earliest && seconds <= Latest ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
}
