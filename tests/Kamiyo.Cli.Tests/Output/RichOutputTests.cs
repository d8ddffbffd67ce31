using Kamiyo.Cli.Demo;
using Kamiyo.Cli.Events;
using Kamiyo.Cli.Gateway;
using Kamiyo.Cli.Output;
using Kamiyo.Cli.Tests.Support;
using Kamiyo.Cli.Triggering;
using Spectre.Console;

namespace Kamiyo.Cli.Tests.Output;

public sealed class RichOutputTests : IDisposable
{
    private readonly StringWriter _writer = new();
    private readonly StringWriter _error = new();
    private readonly RichOutput _output;

    public RichOutputTests() => _output = new RichOutput(Console(_writer), Console(_error));

    [Fact]
    public void A_report_is_framed()
    {
        _output.Report(Reports.Processed());

        _writer.ToString().ShouldContain("╭─invoice.paid─");
        _writer.ToString().ShouldContain("│ API access    yes ");
    }

    [Fact]
    public void Square_brackets_in_values_are_text_and_no_markup()
    {
        _output.Report(Reports.Processed() with { View = Reports.View("dead") with { ErrorMessage = "items.data[0].price [red]" } });
        _output.Problem(new Problem("[bold]", Detail: "[0]", Hint: "[link]"));
        _output.DemoResult(false, Reports.Customer with { SubscriptionTier = "[x]" });

        _writer.ToString().ShouldContain("items.data[0].price [red]");
        _writer.ToString().ShouldContain("[x]");
        _error.ToString().ShouldContain("[bold]");
        _error.ToString().ShouldContain("[0]");
        _error.ToString().ShouldContain("[link]");
    }

    [Fact]
    public void A_step_is_told_in_three_lines()
    {
        var step = new DemoStep("Upgrades to [Team]", Requests.Of("customer.subscription.updated"));

        _output.Step(7, step, Reports.Processed());

        var lines = _writer.ToString().TrimEnd().Split('\n');
        lines.Length.ShouldBe(3);
        lines[0].ShouldContain("7. Upgrades to [Team]  2026-11-20 10:30 UTC");
        lines[1].ShouldContain("invoice.paid processed  Paid");
        lines[2].ShouldContain("plan pro   subscription active   api access yes   paid through 2026-12-20");
    }

    [Fact]
    public async Task Totals_and_their_problems_are_shown_after_the_progress()
    {
        var totals = await _output.WithProgressAsync(2, settling: true, progress =>
        {
            progress.Sent();
            progress.Settled();
            return Task.FromResult(new BulkTotals(
                2, 1, 0, 1, 1, 0, 0, 0, 0, true, false, TimeSpan.FromSeconds(1), [new(new Problem("Refused [1]"), 1)]));
        });

        _output.Totals(totals);

        _writer.ToString().ShouldContain("╭─Done─");
        _error.ToString().ShouldContain("Error: Refused [1]");
    }

    [Fact]
    public void Event_types_are_a_table()
    {
        _output.EventTypes(EventTypes.All);

        _writer.ToString().ShouldContain("│ customer.subscription.created │");
    }

    public void Dispose()
    {
        _writer.Dispose();
        _error.Dispose();
    }

    private static IAnsiConsole Console(TextWriter writer)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = 120;
        console.Profile.Capabilities.Unicode = true;
        return console;
    }
}
