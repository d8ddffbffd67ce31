using System.Text.Json;
using Kamiyo.Cli.Commands;
using Kamiyo.Cli.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace Kamiyo.Cli.Tests.Commands;

public sealed class TriggerManyTests : IAsyncLifetime
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
    public async Task Every_event_has_its_own_id_and_customer_and_is_waited_for()
    {
        (await _shell.RunAsync("trigger", "customer.subscription.created", "--count", "40")).ShouldBe(ExitCodes.Success);

        _gateway.Requests.Select(request => request.Id).Distinct().Count().ShouldBe(40);
        _gateway.Requests.Select(request => request.CustomerId).Distinct().Count().ShouldBe(40);
        _gateway.Requests.ShouldAllBe(request => _gateway.PollsOf(request.Id) == 1);
        _shell.Output.ShouldContain("20/40 sent");
        _shell.Output.ShouldContain("40/40 settled");
        _shell.Output.ShouldContain("Accepted: 40");
        _shell.Output.ShouldContain("Processed: 40");
    }

    [Fact]
    public async Task As_many_are_under_way_at_once_as_asked_for_and_no_more()
    {
        var fourArrived = new TaskCompletionSource();
        _gateway.OnWebhook = async _ =>
        {
            if (_gateway.Requests.Count >= 4)
            {
                fourArrived.TrySetResult();
            }

            // The first four are answered only when all of them are there.
            await fourArrived.Task.WaitAsync(TimeSpan.FromSeconds(20));
            return null;
        };

        (await _shell.RunAsync("trigger", "invoice.paid", "--count", "12", "--concurrency", "4", "--no-wait")).ShouldBe(ExitCodes.Success);

        _gateway.MostInProgress.ShouldBe(4);
        _gateway.Requests.Count.ShouldBe(12);
    }

    [Fact]
    public async Task A_given_event_id_is_accepted_once_and_a_duplicate_ever_after()
    {
        (await _shell.RunAsync("trigger", "invoice.paid", "--count", "10", "--event-id", "evt_same", "--json")).ShouldBe(ExitCodes.Success);

        var totals = JsonDocument.Parse(_shell.Output).RootElement;
        totals.GetProperty("kind").GetString().ShouldBe("totals");
        totals.GetProperty("accepted").GetInt32().ShouldBe(1);
        totals.GetProperty("duplicates").GetInt32().ShouldBe(9);
        totals.GetProperty("processed").GetInt32().ShouldBe(1);
        totals.GetProperty("unsettled").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task A_gateway_that_asks_to_slow_down_gets_every_event_all_the_same()
    {
        _gateway.OnWebhook = request => Task.FromResult<IResult?>(
            _gateway.Requests.Count(earlier => earlier.Id == request.Id) == 1 ? new NotNow(429, "1") : null);

        (await _shell.RunAsync("trigger", "invoice.paid", "--count", "6", "--concurrency", "2")).ShouldBe(ExitCodes.Success);

        _shell.Output.ShouldContain("Accepted: 6");
        _shell.Output.ShouldContain("Asked to slow down: 6");
    }

    [Fact]
    public async Task Refusals_and_failures_are_counted_and_each_kind_is_told_once()
    {
        _gateway.OnWebhook = request => Task.FromResult<IResult?>(
            _gateway.Requests.Count <= 2 ? LocalGateway.Problem(400, "invalid_payload", "No object.") : null);
        _gateway.Process = _ => ("dead", null, "No plan has the price.");

        (await _shell.RunAsync("trigger", "invoice.paid", "--count", "5", "--concurrency", "1")).ShouldBe(ExitCodes.Failed);

        _shell.Output.ShouldContain("Refused: 2");
        _shell.Output.ShouldContain("Failed: 3");
        _shell.Error.ShouldContain("Error, 3 times: invoice.paid: dead");
        _shell.Error.ShouldContain("No plan has the price.");
        _shell.Error.ShouldContain("Error, 2 times: The gateway answered 400 Refused");
        _shell.Error.ShouldContain("Code: invalid_payload");
    }

    [Fact]
    public async Task Ctrl_c_lets_the_requests_under_way_end_and_prints_the_totals()
    {
        using var stop = new CancellationTokenSource();
        _gateway.OnWebhook = async _ =>
        {
            if (_gateway.Requests.Count == 5)
            {
                await stop.CancelAsync();
            }

            return null;
        };

        var exitCode = await _shell.RunAsync(["trigger", "invoice.paid", "--count", "1000", "--concurrency", "1"], stop.Token);

        exitCode.ShouldBe(ExitCodes.Interrupted);
        _shell.Output.ShouldContain("Stopped.");
        _shell.Output.ShouldContain("Accepted: 5");
        _shell.Output.ShouldContain("Not sent: 995");
        _shell.Output.ShouldContain("Not seen processed: 5");
    }

    [Fact]
    public async Task A_gateway_that_goes_away_ends_the_run_with_totals()
    {
        await _gateway.DisposeAsync();

        (await _shell.RunAsync("trigger", "invoice.paid", "--count", "100")).ShouldBe(ExitCodes.Failed);

        _shell.Output.ShouldContain("Stopped.");
        _shell.Output.ShouldContain("Not sent: 100");
        _shell.Error.ShouldContain("dotnet run --project src/Kamiyo.Gateway");
    }
}
