namespace Kamiyo.Storage.Statistics;

/// <summary>The minute or hour that a moment belongs to, in UTC.</summary>
internal static class StatisticTime
{
    public static DateTimeOffset Minute(DateTimeOffset time) => Floor(time, TimeSpan.TicksPerMinute);

    public static DateTimeOffset Hour(DateTimeOffset time) => Floor(time, TimeSpan.TicksPerHour);

    private static DateTimeOffset Floor(DateTimeOffset time, long unit) => new(time.UtcTicks - (time.UtcTicks % unit), TimeSpan.Zero);
}
