namespace Kamiyo.Grains.Retention;

/// <summary>How long what has come to its end is kept; the section <c>Kamiyo:Retention</c>.</summary>
public sealed class RetentionOptions
{
    public const string Section = "Kamiyo:Retention";

    private const int MaxDays = 36_500;

    /// <summary>How many days an event is kept after it was processed or ignored.</summary>
    public int Days { get; set; } = 30;

    /// <summary>How many days of these its payload is kept; null for as long as the event.</summary>
    public int? PayloadDays { get; set; }

    /// <summary>How many days a message is kept after it was sent, dropped, left unsent or given up.</summary>
    public int MessageDays { get; set; } = 90;

    internal bool IsValid =>
        IsDays(Days) && IsDays(PayloadDays ?? Days) && IsDays(MessageDays);

    private static bool IsDays(int days) => days is >= 1 and <= MaxDays;
}
