using System.Text.Json;
using Kamiyo.Cli.Commands;
using Kamiyo.Cli.Tests.Support;

namespace Kamiyo.Cli.Tests.Commands;

public sealed class DemoCommandTests : IAsyncLifetime
{
    private LocalGateway _gateway = null!;
    private TestShell _shell = null!;

    public async ValueTask InitializeAsync()
    {
        _gateway = await LocalGateway.StartAsync();
        _shell = TestShell.For(_gateway);
    }

    public async ValueTask DisposeAsync()
    {
        _shell.Dispose();
        await _gateway.DisposeAsync();
    }

    [Fact]
    public async Task It_shows_plan_and_access_after_each_event()
    {
        (await _shell.RunAsync("demo", "--customer", "cus_1")).ShouldBe(ExitCodes.Success);

        _gateway.Requests.Count.ShouldBe(13);
        _shell.Output.ShouldContain("1. 2026-09-19 10:30 UTC  Checks out Pro and pays");
        _shell.Output.ShouldContain("Plan: free → pro | Subscription: none → active | API access: no → yes | Paid through: never paid");
        _shell.Output.ShouldContain("Plan: pro → team");
        _shell.Output.ShouldContain("Subscription: active → past_due");
        _shell.Output.ShouldContain("Subscription: active → active, ends with its period");
        _shell.Output.ShouldContain("Plan: team → free");
        _shell.Output.TrimEnd().ShouldEndWith("As expected: the subscription is canceled, the plan is free, and API access is off.");
    }

    [Fact]
    public async Task An_event_that_is_ignored_is_said_to_be_ignored()
    {
        _gateway.Process = request => request.Type == "invoice.payment_failed"
            ? ("ignored", "Kamiyo does not act on invoice.payment_failed.", null)
            : ("processed", "done", null);

        (await _shell.RunAsync("demo")).ShouldBe(ExitCodes.Success);

        _shell.Output.ShouldContain("invoice.payment_failed: ignored");
        _shell.Output.ShouldContain("Kamiyo does not act on invoice.payment_failed.");
    }

    [Fact]
    public async Task Another_end_than_expected_fails_the_command()
    {
        _gateway.Process = request =>
            request.Type == "customer.subscription.deleted" ? ("ignored", "no", null) : ("processed", "done", null);

        (await _shell.RunAsync("demo")).ShouldBe(ExitCodes.Failed);

        _shell.Output.ShouldContain("Not as expected");
        _shell.Output.ShouldContain("it is on team, active, with API access");
    }

    [Fact]
    public async Task A_failed_event_fails_the_command_even_when_the_end_is_right()
    {
        _gateway.Process = request => request.Type == "invoice.payment_failed" ? ("failed", null, "broken") : ("processed", "done", null);

        (await _shell.RunAsync("demo")).ShouldBe(ExitCodes.Failed);

        _gateway.Requests.Count.ShouldBe(13);
        _shell.Output.ShouldContain("  broken");
    }

    [Fact]
    public async Task Json_is_one_object_a_line()
    {
        (await _shell.RunAsync("demo", "--json")).ShouldBe(ExitCodes.Success);

        var lines = _shell.Output.TrimEnd().Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToList();
        lines.Count.ShouldBe(14);
        lines[1].GetProperty("step").GetInt32().ShouldBe(2);
        lines[1].GetProperty("customer").GetProperty("subscription_tier").GetString().ShouldBe("pro");
        lines[^1].GetProperty("as_expected").GetBoolean().ShouldBeTrue();
    }
}
