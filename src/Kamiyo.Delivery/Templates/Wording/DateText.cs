using System.Globalization;

namespace Kamiyo.Delivery.Templates.Wording;

/// <summary>Days as customers read them, in UTC.</summary>
internal static class DateText
{
    /// <summary><c>1 December 2026</c>.</summary>
    public static string? Of(DateTimeOffset? time) => time?.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>The same of <c>2026-12-01</c>, as a side of a change has it; null when it is no day.</summary>
    public static string? OfDay(string day) =>
        DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)
            : null;
}
