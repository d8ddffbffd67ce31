using Kamiyo.Cli.Demo;
using Kamiyo.Cli.Events;
using Kamiyo.Cli.Gateway;
using Kamiyo.Cli.Triggering;
using Spectre.Console;

namespace Kamiyo.Cli.Output;

/// <summary>For a person at a terminal.</summary>
public sealed class RichOutput(IAnsiConsole console, IAnsiConsole error) : IOutput
{
    public void EventTypes(IReadOnlyList<IEventType> types)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("Event type", "What it says");
        foreach (var type in types)
        {
            table.AddRow(new Markup($"[bold]{type.Name.EscapeMarkup()}[/]"), new Text(type.Summary));
        }

        console.Write(table);
    }

    public void Report(EventReport report) =>
        console.Write(Framed(report.Event.Type, Describe.Report(report), report.Succeeded));

    public void Step(int number, DemoStep step, EventReport report)
    {
        var status = Describe.Status(report);
        console.MarkupLineInterpolated($"[bold]{number,2}. {step.Narration}[/]  [grey]{Describe.Moment(step.Request.CreatedAt)}[/]");
        console.Write("    ");
        console.MarkupInterpolated($"[grey]{report.Event.Type}[/] ");
        console.Write(new Text(status.Value, StyleOf(status.Mood)));
        if ((report.View?.ErrorMessage ?? report.View?.Outcome) is { } outcome)
        {
            console.Write(new Text($"  {outcome}"));
        }

        console.WriteLine();
        console.Write("    ");
        foreach (var line in Describe.Customer(report.Before, report.After))
        {
            console.MarkupInterpolated($"[grey]{line.Name.ToLowerInvariant()}[/] ");
            console.Write(new Text(line.Value, StyleOf(line.Mood)));
            console.Write("   ");
        }

        console.WriteLine();
    }

    public void DemoResult(bool asExpected, CustomerView? customer) => console.Write(asExpected
        ? new Markup($"[green]✓[/] {DemoEnding.AsExpected.EscapeMarkup()}\n")
        : new Markup($"[red]✗[/] {DemoEnding.NotAsExpected(customer).EscapeMarkup()}\n"));

    public void Totals(BulkTotals totals)
    {
        console.Write(Framed(totals.EndedEarly ? "Stopped" : "Done", Describe.Totals(totals), totals.Succeeded));
        foreach (var (problem, count) in totals.Problems)
        {
            Write(problem, count);
        }
    }

    public void Problem(Problem problem) => Write(problem, count: 1);

    public Task<BulkTotals> WithProgressAsync(int count, bool settling, Func<IBulkProgress, Task<BulkTotals>> work) =>
        console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(context => work(new RichProgress(
                context.AddTask("Sent", maxValue: count),
                settling ? context.AddTask("Settled", maxValue: count) : null)));

    private static Panel Framed(string title, IReadOnlyList<Line> lines, bool succeeded)
    {
        var grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        foreach (var line in lines)
        {
            grid.AddRow(new Text(line.Name, new Style(Color.Grey)), new Text(line.Value, StyleOf(line.Mood)));
        }

        return new Panel(grid)
            .Header($"[bold]{title.EscapeMarkup()}[/]")
            .RoundedBorder()
            .BorderColor(succeeded ? Color.Green : Color.Red);
    }

    private static Style StyleOf(Mood mood) => mood switch
    {
        Mood.Good => new Style(Color.Green),
        Mood.Doubtful => new Style(Color.Yellow),
        Mood.Bad => new Style(Color.Red),
        _ => Style.Plain,
    };

    private void Write(Problem problem, int count)
    {
        var title = count == 1 ? "Error:" : $"Error, {count} times:";
        error.MarkupLineInterpolated($"[red]{title}[/] {problem.Message}");
        WriteError("Code", problem.Code);
        WriteError("Detail", problem.Detail);
        WriteError("Hint", problem.Hint);
    }

    private void WriteError(string name, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            error.MarkupLineInterpolated($"  [grey]{name}:[/] {value}");
        }
    }
}
