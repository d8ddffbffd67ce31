using Kamiyo.Billing.Events;

namespace Kamiyo.Storage.Subscriptions;

/// <summary>The outcome as the tables and the API write it.</summary>
public static class EventOutcomeText
{
    public static string ToText(this EventOutcome outcome) => outcome switch
    {
        EventOutcome.Applied => "applied",
        EventOutcome.Stale => "stale",
        EventOutcome.Ignored => "ignored",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Not an outcome of an event."),
    };

    /// <exception cref="FormatException">No outcome is written like this.</exception>
    public static EventOutcome Parse(string text) => text switch
    {
        "applied" => EventOutcome.Applied,
        "stale" => EventOutcome.Stale,
        "ignored" => EventOutcome.Ignored,
        _ => throw new FormatException($"'{text}' is not an outcome of an event."),
    };
}
