using Kamiyo.Billing.Events;

namespace Kamiyo.Silo.Configuration;

/// <param name="Schedule">When failed events and messages are tried again.</param>
internal sealed record RetrySettings(RetrySchedule Schedule)
{
    private const int MaximumDelays = 20;

    // Reminders tick no finer.
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    public static RetrySettings Read(SettingsReader reader)
    {
        var jitter = reader.Decimal(SettingNames.RetryJitter, RetrySchedule.Default.Jitter, minimum: 0, maximum: 0.5);
        return new(new RetrySchedule(ReadDelays(reader), jitter));
    }

    private static IReadOnlyList<TimeSpan> ReadDelays(SettingsReader reader)
    {
        var texts = reader.List(SettingNames.RetryDelays);
        if (texts.Count == 0)
        {
            return RetrySchedule.Default.Delays;
        }

        if (texts.Count > MaximumDelays)
        {
            reader.AddProblem($"{SettingNames.RetryDelays} has {texts.Count} delays; it may have up to {MaximumDelays}.");
        }

        return [.. texts.Select(text => ReadDelay(reader, text))];
    }

    private static TimeSpan ReadDelay(SettingsReader reader, string text)
    {
        if (Duration.Read(text) is { } delay && delay >= Shortest && delay <= Longest)
        {
            return delay;
        }

        reader.AddProblem(
            $"{SettingNames.RetryDelays} holds '{text}'; a delay is a whole number with m, h or d (minutes, hours, days), from 1m to 30d, such as 1m,5m,2h.");
        return Shortest;
    }
}
