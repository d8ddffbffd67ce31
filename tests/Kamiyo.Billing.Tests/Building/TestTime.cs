namespace Kamiyo.Billing.Tests.Building;

/// <summary>Times in tests count from here.</summary>
internal static class TestTime
{
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static DateTimeOffset At(int seconds) => Start.AddSeconds(seconds);

    public static DateTimeOffset Day(int days) => Start.AddDays(days);
}
