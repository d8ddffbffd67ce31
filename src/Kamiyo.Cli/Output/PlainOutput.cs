using Kamiyo.Cli.Demo;
using Kamiyo.Cli.Events;
using Kamiyo.Cli.Gateway;
using Kamiyo.Cli.Triggering;

namespace Kamiyo.Cli.Output;

/// <summary>Text without colours and frames, for pipes and logs. Problems go to the error stream.</summary>
public sealed class PlainOutput(TextWriter output, TextWriter error) : IOutput
{
    public void EventTypes(IReadOnlyList<IEventType> types)
    {
        var width = types.Max(type => type.Name.Length);
        foreach (var type in types)
        {
            output.WriteLine($"{type.Name.PadRight(width)}  {type.Summary}");
        }
    }

    public void Report(EventReport report)
    {
        output.WriteLine(report.Event.Type);
        Write(Describe.Report(report));
    }

    public void Step(int number, DemoStep step, EventReport report)
    {
        output.WriteLine($"{number}. {Describe.Moment(step.Request.CreatedAt)}  {step.Narration}");
        output.WriteLine($"  {report.Event.Type}: {Describe.Status(report).Value}");
        if ((report.View?.ErrorMessage ?? report.View?.Outcome) is { } outcome)
        {
            output.WriteLine($"  {outcome}");
        }

        var customer = Describe.Customer(report.Before, report.After).Select(line => $"{line.Name}: {line.Value}");
        output.WriteLine($"  {string.Join(" | ", customer)}");
    }

    public void DemoResult(bool asExpected, CustomerView? customer) =>
        output.WriteLine(asExpected ? DemoEnding.AsExpected : DemoEnding.NotAsExpected(customer));

    public void Totals(BulkTotals totals)
    {
        output.WriteLine(totals.EndedEarly ? "Stopped." : "Done.");
        Write(Describe.Totals(totals));
        foreach (var (problem, count) in totals.Problems)
        {
            Write(problem, count);
        }
    }

    public void Problem(Problem problem) => Write(problem, count: 1);

    public Task<BulkTotals> WithProgressAsync(int count, bool settling, Func<IBulkProgress, Task<BulkTotals>> work) =>
        work(new PlainProgress(output, count));

    private void Write(IReadOnlyList<Line> lines)
    {
        foreach (var line in lines)
        {
            output.WriteLine($"  {line.Name}: {line.Value}");
        }
    }

    private void Write(Problem problem, int count)
    {
        error.WriteLine(count == 1 ? $"Error: {problem.Message}" : $"Error, {count} times: {problem.Message}");
        WriteError("Code", problem.Code);
        WriteError("Detail", problem.Detail);
        WriteError("Hint", problem.Hint);
    }

    private void WriteError(string name, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            error.WriteLine($"  {name}: {value}");
        }
    }
}
