using System.Globalization;
using Kamiyo.Cli.Gateway;
using Kamiyo.Cli.Triggering;

namespace Kamiyo.Cli.Output;

/// <summary>Results in words.</summary>
public static class Describe
{
    public static IReadOnlyList<Line> Report(EventReport report)
    {
        var lines = new List<Line> { new("Event", report.Event.Id), Status(report) };
        if (report.View?.Outcome is { } outcome)
        {
            lines.Add(new Line("Outcome", outcome));
        }

        if (report.View?.ErrorMessage is { } error)
        {
            lines.Add(new Line("Error", error, Mood.Bad));
        }

        lines.Add(new Line("Customer", report.Event.CustomerId ?? "none named"));
        if (report.Waited)
        {
            lines.AddRange(Customer(report.Before, report.After));
        }

        return lines;
    }

    public static Line Status(EventReport report)
    {
        var (words, mood) = report.Waited ? Outcome(report.View) : ("stored, not waited for", Mood.Neutral);
        return new Line("Status", report.Receipt.IsDuplicate ? $"{words} (a duplicate: the gateway had it already)" : words, mood);
    }

    public static IReadOnlyList<Line> Customer(CustomerView? before, CustomerView? after)
    {
        if (after is null)
        {
            return [new Line("Plan", "the gateway doesn't know this customer", Mood.Doubtful)];
        }

        return
        [
            new Line("Plan", Change(before?.SubscriptionTier, after.SubscriptionTier)),
            new Line("Subscription", Change(Subscription(before), Subscription(after)!)),
            new Line("API access", Change(Access(before), Access(after)!), after.ApiAccess ? Mood.Good : Mood.Bad),
            new Line("Paid through", Change(before is null ? null : Day(before.PaidThrough), Day(after.PaidThrough))),
        ];
    }

    /// <summary>The counts that are always of interest, and those of what should not happen where it did.</summary>
    public static IReadOnlyList<Line> Totals(BulkTotals totals)
    {
        var lines = new List<Line>
        {
            new("Accepted", Number(totals.Accepted)),
            new("Duplicates", Number(totals.Duplicates)),
        };
        AddUnlessZero(lines, "Refused", totals.Refused, Mood.Bad);
        AddUnlessZero(lines, "Not sent", totals.NotSent, Mood.Bad);
        if (totals.Waited)
        {
            lines.Add(new Line("Processed", Number(totals.Processed), Mood.Good));
            AddUnlessZero(lines, "Ignored", totals.Ignored, Mood.Doubtful);
            lines.Add(new Line("Failed", Number(totals.Failed), totals.Failed == 0 ? Mood.Neutral : Mood.Bad));
            AddUnlessZero(lines, "Not seen processed", totals.Unsettled, Mood.Bad);
        }

        AddUnlessZero(lines, "Asked to slow down", totals.Throttled, Mood.Doubtful);
        lines.Add(new Line("Rate", string.Create(
            CultureInfo.InvariantCulture, $"{totals.Rate:N1} a second ({totals.SendingTook.TotalSeconds:N1} s of sending)")));
        return lines;
    }

    public static string Moment(DateTimeOffset? moment) =>
        moment?.ToUniversalTime().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture) ?? "no set time";

    private static (string Words, Mood Mood) Outcome(EventView? view) => view switch
    {
        { Status: "processed" } => ($"processed{Took(view)}", Mood.Good),
        { Status: "ignored" } => ("ignored", Mood.Doubtful),
        { Status: "failed" } => ($"failed at attempt {view.Attempts}; next at {Moment(view.NextAttemptAt)}", Mood.Bad),
        { Status: "dead" } => ($"dead after {Attempts(view)}: no retry can mend it", Mood.Bad),
        { } => ($"still {view.Status} when the time was up", Mood.Bad),
        null => ("stored, but not found when the time was up", Mood.Bad),
    };

    private static string Day(DateTimeOffset? moment) =>
        moment?.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "never paid";

    private static string? Subscription(CustomerView? customer) =>
        customer is null ? null : customer.SubscriptionStatus + (customer.CancelAtPeriodEnd ? ", ends with its period" : "");

    private static string? Access(CustomerView? customer) => customer switch
    {
        null => null,
        { ApiAccess: true } => "yes",
        _ => "no",
    };

    private static string Change(string? before, string after) =>
        before is null || string.Equals(before, after, StringComparison.Ordinal) ? after : $"{before} → {after}";

    private static string Took(EventView view) =>
        view.ProcessingTime is { } time ? string.Create(CultureInfo.InvariantCulture, $" in {time.TotalMilliseconds:0.#} ms") : "";

    private static string Attempts(EventView view) => view.Attempts == 1 ? "1 attempt" : $"{view.Attempts} attempts";

    private static void AddUnlessZero(List<Line> lines, string name, int number, Mood mood)
    {
        if (number != 0)
        {
            lines.Add(new Line(name, Number(number), mood));
        }
    }

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
