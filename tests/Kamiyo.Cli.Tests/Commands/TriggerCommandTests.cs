using Kamiyo.Cli.Commands;
using Kamiyo.Cli.Events;
using Kamiyo.Cli.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace Kamiyo.Cli.Tests.Commands;

public sealed class TriggerCommandTests : IAsyncLifetime
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
    public async Task A_processed_event_is_shown_with_its_customer()
    {
        var exitCode = await _shell.RunAsync("trigger", "customer.subscription.created", "--customer", "cus_1", "--price", "price_team");

        exitCode.ShouldBe(ExitCodes.Success);
        _shell.Error.ShouldBeEmpty();
        var request = _gateway.Requests.ShouldHaveSingleItem();
        Lines(_shell.Output).ShouldBe(
        [
            "customer.subscription.created",
            $"  Event: {request.Id}",
            "  Status: processed in 4 ms",
            "  Outcome: done",
            "  Customer: cus_1",
            "  Plan: team",
            "  Subscription: active",
            "  API access: yes",
            "  Paid through: never paid",
        ]);
    }

    [Fact]
    public async Task A_second_event_of_a_customer_is_shown_as_a_change()
    {
        await _shell.RunAsync("trigger", "customer.subscription.created", "--customer", "cus_1");

        var exitCode = await _shell.RunAsync("trigger", "customer.subscription.updated", "--customer", "cus_1", "--price", "price_team");

        exitCode.ShouldBe(ExitCodes.Success);
        _shell.Output.ShouldContain("Plan: pro → team");
        var (created, updated) = (_gateway.Requests.First(), _gateway.Requests.Last());
        updated.StripeObject.GetProperty("id").GetString().ShouldBe(created.StripeObject.GetProperty("id").GetString());
        updated.Event.GetProperty("data").GetProperty("previous_attributes").GetProperty("items").GetProperty("data")[0]
            .GetProperty("price").GetProperty("id").GetString().ShouldBe("price_pro");
    }

    [Fact]
    public async Task An_ignored_event_is_no_failure()
    {
        _gateway.Process = _ => ("ignored", "Kamiyo does not act on charge.refunded.", null);

        (await _shell.RunAsync("trigger", "charge.refunded")).ShouldBe(ExitCodes.Success);

        _shell.Output.ShouldContain("Status: ignored");
        _shell.Output.ShouldContain("Outcome: Kamiyo does not act on charge.refunded.");
        _shell.Output.ShouldContain("the gateway doesn't know this customer");
    }

    [Theory]
    [InlineData("failed", "Status: failed at attempt 1; next at 2026-11-20 10:31 UTC")]
    [InlineData("dead", "Status: dead after 1 attempt: no retry can mend it")]
    public async Task A_failed_event_shows_its_error_and_fails_the_command(string status, string line)
    {
        _gateway.Process = _ => (status, null, "No plan has the price price_x.");

        (await _shell.RunAsync("trigger", "invoice.paid")).ShouldBe(ExitCodes.Failed);

        _shell.Output.ShouldContain(line);
        _shell.Output.ShouldContain("Error: No plan has the price price_x.");
    }

    [Fact]
    public async Task A_refused_event_shows_code_detail_and_hint()
    {
        (await _shell.RunAsync("trigger", "invoice.paid", "--secret", "whsec_other")).ShouldBe(ExitCodes.Failed);

        Lines(_shell.Error).ShouldBe(
        [
            "Error: The gateway answered 400 Refused",
            "  Code: signature_mismatch",
            "  Detail: No signature in the header matches.",
            "  Hint: The webhook secret (from --secret) isn't the gateway's. Give the right one with --secret, or unset the wrong one.",
        ]);
        _shell.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_wrong_admin_key_leaves_no_doubt_that_the_event_is_stored()
    {
        (await _shell.RunAsync("trigger", "invoice.paid", "--event-id", "evt_1", "--admin-key", "other")).ShouldBe(ExitCodes.Failed);

        _shell.Error.ShouldContain("The event evt_1 is stored, but what became of it can't be asked. The gateway answered 401 Refused");
        _shell.Error.ShouldContain("The admin key (from --admin-key) isn't the gateway's.");
    }

    [Fact]
    public async Task A_busy_gateway_is_asked_again()
    {
        _gateway.OnWebhook = _ => Task.FromResult<IResult?>(_gateway.Requests.Count < 3 ? new NotNow(429, "1") : null);

        (await _shell.RunAsync("trigger", "invoice.paid")).ShouldBe(ExitCodes.Success);

        _gateway.Requests.Count.ShouldBe(3);
        _gateway.Requests.Select(request => request.Id).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_gateway_that_stays_busy_fails_the_command()
    {
        _gateway.OnWebhook = LocalGateway.Always(new NotNow(503, "20"));

        (await _shell.RunAsync("trigger", "invoice.paid", "--timeout", "30")).ShouldBe(ExitCodes.Failed);

        _gateway.Requests.Count.ShouldBe(2);
        _shell.Error.ShouldContain("The gateway answered 503");
    }

    [Fact]
    public async Task No_gateway_says_how_to_start_one()
    {
        await _gateway.DisposeAsync();

        (await _shell.RunAsync("trigger", "invoice.paid")).ShouldBe(ExitCodes.NotPossible);

        _shell.Error.ShouldContain($"Error: No gateway answers at {_shell.Variables["KAMIYO_URL"]}");
        _shell.Error.ShouldContain("dotnet run --project src/Kamiyo.Gateway");
    }

    [Fact]
    public async Task An_event_that_stays_unprocessed_fails_the_command_when_the_time_is_up()
    {
        _gateway.OnPoll = (id, _) => LocalGateway.EventJson(id, "invoice.paid", "received");

        (await _shell.RunAsync("trigger", "invoice.paid", "--timeout", "2")).ShouldBe(ExitCodes.Failed);

        _shell.Output.ShouldContain("Status: still received when the time was up");
        _shell.Error.ShouldContain("not processed within 2 s");
    }

    [Fact]
    public async Task Without_waiting_no_admin_key_is_needed()
    {
        _shell.Variables.Remove("ADMIN_API_KEY");

        (await _shell.RunAsync("trigger", "invoice.paid", "--customer", "cus_1", "--no-wait")).ShouldBe(ExitCodes.Success);

        _shell.Output.ShouldContain("Status: stored, not waited for");
    }

    [Fact]
    public async Task The_same_event_again_is_a_duplicate()
    {
        await _shell.RunAsync("trigger", "invoice.paid", "--event-id", "evt_again");

        (await _shell.RunAsync("trigger", "invoice.paid", "--event-id", "evt_again")).ShouldBe(ExitCodes.Success);

        _shell.Output.ShouldContain("Status: processed in 4 ms (a duplicate: the gateway had it already)");
        _gateway.Requests.Select(request => request.CustomerId).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task Fields_can_be_changed()
    {
        await _shell.RunAsync(
            "trigger",
            "customer.subscription.updated",
            "--set",
            "data.object.status=past_due",
            "--set",
            "data.object.items.data[0].quantity=3");

        var updated = _gateway.Requests.ShouldHaveSingleItem();
        updated.StripeObject.GetProperty("status").GetString().ShouldBe("past_due");
        updated.StripeObject.GetProperty("items").GetProperty("data")[0].GetProperty("quantity").GetInt32().ShouldBe(3);
    }

    [Theory]
    [InlineData("--set", "status", "'status' is not an override")]
    [InlineData("--set", "data.object.items.data[7].quantity=1", "of a list of 1")]
    [InlineData("--api-version", "dahlia", "'dahlia' is not a Stripe API version")]
    [InlineData("--count", "0", "--count must be a whole number from 1, not '0'.")]
    [InlineData("--count", "many", "not 'many'")]
    [InlineData("--url", "nowhere", "'nowhere' (from --url) is not the address of a gateway")]
    public async Task A_wrong_option_is_refused_before_anything_is_sent(string option, string value, string message)
    {
        (await _shell.RunAsync("trigger", "customer.subscription.updated", option, value)).ShouldBe(ExitCodes.NotPossible);

        _shell.Error.ShouldContain(message);
        _gateway.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_unknown_type_is_answered_with_the_nearest_one_and_the_list()
    {
        (await _shell.RunAsync("trigger", "subscription.created")).ShouldBe(ExitCodes.NotPossible);

        _shell.Error.ShouldContain("Events of the type 'subscription.created' can't be made");
        _shell.Error.ShouldContain("Did you mean customer.subscription.created?");
        _shell.Output.ShouldContain("invoice.payment_failed");
    }

    [Fact]
    public async Task No_type_is_answered_with_the_list()
    {
        (await _shell.RunAsync("trigger")).ShouldBe(ExitCodes.NotPossible);

        _shell.Error.ShouldContain("Which event type?");
        _shell.Output.ShouldContain("invoice.payment_failed");
    }

    [Fact]
    public async Task The_list_has_every_type_on_one_line_and_needs_no_gateway()
    {
        _shell.Variables.Clear();

        (await _shell.RunAsync("trigger", "--list")).ShouldBe(ExitCodes.Success);

        Lines(_shell.Output).Select(line => line.Split(' ')[0]).ShouldBe(EventTypes.All.Select(type => type.Name));
    }

    private static string[] Lines(string text) => text.TrimEnd().Split('\n').Select(line => line.TrimEnd('\r')).ToArray();
}
