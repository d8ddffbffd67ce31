namespace Kamiyo.Cli.Events;

/// <summary>One month of service, in UTC.</summary>
public readonly record struct BillingPeriod(DateTimeOffset Start, DateTimeOffset End)
{
    public BillingPeriod Previous => new(Start.AddMonths(-1), Start);

    public BillingPeriod Next => StartingAt(End);

    public static BillingPeriod StartingAt(DateTimeOffset start) => new(start, start.AddMonths(1));

    /// <summary>From midnight: events that are sent minutes apart then speak of the same period and the same invoice.</summary>
    public static BillingPeriod StartingOnTheDayOf(DateTimeOffset moment) =>
        StartingAt(new DateTimeOffset(moment.UtcDateTime.Date, TimeSpan.Zero));
}
