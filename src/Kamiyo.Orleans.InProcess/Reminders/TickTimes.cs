using Orleans;

namespace Kamiyo.Orleans.InProcess.Reminders;

/// <summary>When reminders tick: always in phase with their first tick, and never for times that have gone by.</summary>
internal static class TickTimes
{
    /// <summary>The first tick at or after <paramref name="now"/>; ticks missed before it are not made up for.</summary>
    public static DateTime Next(ReminderEntry entry, DateTime now)
    {
        var first = DateTime.SpecifyKind(entry.StartAt, DateTimeKind.Utc);
        if (now <= first)
        {
            return first;
        }

        var sinceLast = (now - first).Ticks % entry.Period.Ticks;
        return sinceLast == 0 ? now : now.AddTicks(entry.Period.Ticks - sinceLast);
    }

    /// <summary>The tick after <paramref name="previous"/>, which was delivered by <paramref name="now"/>.</summary>
    public static DateTime Following(ReminderEntry entry, DateTime previous, DateTime now)
    {
        var next = Next(entry, now);
        return next > previous ? next : previous + entry.Period;
    }
}
