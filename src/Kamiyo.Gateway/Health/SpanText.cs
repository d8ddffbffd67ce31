using System.Globalization;

namespace Kamiyo.Gateway.Health;

/// <summary>A span for people, in its largest unit of which there are at least two.</summary>
internal static class SpanText
{
    public static string Of(TimeSpan span) => span switch
    {
        { TotalMinutes: < 2 } => Text(span.TotalSeconds, "s"),
        { TotalHours: < 2 } => Text(span.TotalMinutes, "minutes"),
        { TotalDays: < 2 } => Text(span.TotalHours, "hours"),
        _ => Text(span.TotalDays, "days"),
    };

    private static string Text(double number, string unit) => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(number)} {unit}");
}
