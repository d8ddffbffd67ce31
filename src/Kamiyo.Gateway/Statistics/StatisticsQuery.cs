using System.Globalization;
using Kamiyo.Gateway.Requests;

namespace Kamiyo.Gateway.Statistics;

/// <summary>Which span of time, and in which steps.</summary>
/// <param name="From">The beginning of an hour, or of a minute when the steps are shorter than an hour.</param>
/// <param name="To">Excluded.</param>
internal readonly record struct StatisticsQuery(DateTimeOffset From, DateTimeOffset To, TimeSpan Step)
{
    /// <summary>More than a chart shows, and an answer of a few hundred kilobytes.</summary>
    public const int MaxPoints = 2_000;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan LongestStep = TimeSpan.FromDays(31);

    // Minutes are folded into hours two hours after they are over.
    private static readonly TimeSpan MinutesAreKept = TimeSpan.FromHours(2);

    // Nothing is older, and a day can still be taken off it.
    private static readonly DateTimeOffset Earliest = DateTimeOffset.UnixEpoch + Day;

    /// <exception cref="InvalidRequestException">A field can't be used, or the fields don't go together.</exception>
    public static StatisticsQuery Read(IQueryCollection query, DateTimeOffset now)
    {
        var fields = new QueryFields(query);
        var to = ReadTime(fields, "to") ?? now;
        var from = ReadTime(fields, "from") ?? to - Day;
        if (from >= to)
        {
            throw new InvalidRequestException("from", "must be before to.");
        }

        var step = ReadStep(fields) ?? DefaultStep(from, to, now);
        if (step < Hour && from < OldestMinute(now))
        {
            throw new InvalidRequestException("step", "must be at least 1h: for what is more than two hours ago, only whole hours are known.");
        }

        var aligned = new StatisticsQuery(Floor(from, step < Hour ? Minute : Hour), to, step);
        var points = Math.Ceiling((to - aligned.From) / step);
        return points <= MaxPoints
            ? aligned
            : throw new InvalidRequestException(
                "step", string.Create(CultureInfo.InvariantCulture, $"is too short: there would be {points} points, and at most {MaxPoints} are given."));
    }

    private static DateTimeOffset? ReadTime(QueryFields fields, string name)
    {
        var time = fields.Time(name);
        return time < Earliest ? throw new InvalidRequestException(name, "must not be before 1970-01-02T00:00:00Z.") : time;
    }

    private static TimeSpan? ReadStep(QueryFields fields)
    {
        if (fields.Text("step") is not { } text)
        {
            return null;
        }

        return Duration.Read(text) is { } step && step >= Minute && step <= LongestStep
            ? step
            : throw new InvalidRequestException("step", "must be a whole number with m, h or d (minutes, hours, days), from 1m to 31d.");
    }

    private static TimeSpan DefaultStep(DateTimeOffset from, DateTimeOffset to, DateTimeOffset now)
    {
        if (from >= OldestMinute(now))
        {
            return Minute;
        }

        return to - from <= TimeSpan.FromDays(14) ? Hour : Day;
    }

    private static DateTimeOffset OldestMinute(DateTimeOffset now) => Floor(now - MinutesAreKept, Hour);

    private static DateTimeOffset Floor(DateTimeOffset time, TimeSpan unit) => new(time.UtcTicks - (time.UtcTicks % unit.Ticks), TimeSpan.Zero);
}
