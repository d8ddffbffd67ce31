using System.Text.RegularExpressions;
using Kamiyo.EndToEnd.Tests.Metrics;

namespace Kamiyo.EndToEnd.Tests.Runbook;

/// <summary>Plays the runbook from top to bottom on one night.</summary>
public sealed partial class RunbookTests(Incident incident) : IClassFixture<Incident>
{
    /// <summary>What the page lets expect of each block; it is given what the block printed.</summary>
    private Dictionary<string, Func<string, Task>> Expectations => new()
    {
        ["ready"] = Prints("\"live\"", "\"ready\""),
        ["health"] = Prints("\"status\":", "\"reasons\":", "\"dead\": 3"),
        ["backlog"] = Prints("dead", "processed"),
        ["unsigned-post"] = Is("400"),
        ["get-is-405"] = Is("405"),
        ["log-signatures"] = output =>
        {
            output.ShouldContain("Missing signature");
            output.ShouldContain("Invalid signature");
            output.ShouldContain("signature_mismatch");
            output.ShouldNotContain(Incident.OldSecret);
            return Task.CompletedTask;
        },
        ["secret-set"] = Is("1"),
        ["secret-ends"] = Is("…mple"),
        ["rotate-begin"] = async _ =>
        {
            await incident.SecretsAreReloaded(times: 1);
            (await incident.Deliver("evt_by_old", Incident.OldSecret)).ShouldBe(200);
            (await incident.Deliver("evt_by_new", Incident.NewSecret)).ShouldBe(200);
            incident.Read(".env").ShouldContain("PRODUCT_NAME=Example");
        },
        ["rotate-seen"] = Prints("StripeSettings reloaded"),
        ["rotate-end"] = async _ =>
        {
            await incident.SecretsAreReloaded(times: 2);
            (await incident.Deliver("evt_by_old_again", Incident.OldSecret)).ShouldBe(400);
            (await incident.Deliver("evt_by_new_again", Incident.NewSecret)).ShouldBe(200);
        },
        ["clock"] = Prints("kamiyo_stripe_clock_skew_seconds "),
        ["failed-list"] = Prints(Incident.DeadEvent, Incident.OtherDeadEvent, Incident.UnreadableEvent, "no plan knows the price price_new"),
        ["event"] = Prints("\"status\": \"dead\"", "price_new"),
        ["statistics"] = Prints("\"dead_now\": 3", "\"by_status\":"),

        // The price is added, which takes a restart, before the events are retried.
        ["retry-one"] = async output =>
        {
            output.Trim().ShouldBe("202");
            await incident.Finished(Incident.DeadEvent, "processed");
        },
        ["retry-count"] = Prints("\"dry_run\": true", "\"matched\": 1"),
        ["retry-many"] = async output =>
        {
            output.ShouldContain("\"retried\": 1");
            await incident.Finished(Incident.OtherDeadEvent, "processed");
        },
        ["restart"] = async _ => await incident.StartAgain(),
        ["customer"] = Prints("\"subscription_tier\": \"team\"", "customer.subscription.updated\tapplied"),
        ["sync-dry-run"] = Prints("\"changed\": true", "\"stripe\": \"unpaid\""),
        ["sync"] = Prints("\"changed\": true", "\"tier\": \"free\"", "\"access\": false"),
        ["override"] = Prints("\"subscription_tier\": \"team\"", "\"api_access\": true"),
        ["override-end"] = Prints("\"override\": null"),
        ["verify-event"] = Prints("\"status\": \"processed\"", "\"summary\":"),
        ["users"] = Prints(Incident.Email, "unpaid", "(1 row)"),
        ["export-json"] = output =>
        {
            output.Trim().ShouldBe("1");
            incident.Read("failed-events.jsonl").ShouldContain(Incident.UnreadableEvent);
            return Task.CompletedTask;
        },
        ["export-csv"] = output =>
        {
            output.ShouldContain("COPY 1");
            incident.Read("failed-events.csv").ShouldStartWith("event_id,type,status,customer_id,received_at,attempts,error_message\n");
            return Task.CompletedTask;
        },
        ["operator-actions"] = Prints("event_retry", "retry_job_start", "customer_sync"),
        ["alert-failure-rate"] = Prints("webhook_attempts", "webhook_failures"),
        ["alert-pending"] = Prints("kamiyo_events{", "kamiyo_oldest_pending_event_age_seconds"),
        ["database"] = Prints("read_only", " f "),
        ["outbox"] = Prints("channel", "unsent"),
        ["log-end"] = Prints("\"LogLevel\":\"Information\""),
    };

    [Fact]
    public async Task Every_command_does_what_the_page_says()
    {
        var failures = new List<string>();
        foreach (var block in RunbookPage.Blocks)
        {
            try
            {
                // In the page's order; the price has been added by the time that somebody retries.
                if (block.Name == "retry-one")
                {
                    await incident.StartAgain();
                }

                var output = await incident.Run(block.Script);
                await Expectations[block.Name!](output);
            }
            catch (Exception exception) when (exception is ShouldAssertException or TimeoutException or KeyNotFoundException)
            {
                failures.Add($"line {block.Line}, {block.Name}: {exception.Message}");
            }
        }

        failures.ShouldBeEmpty(string.Join("\n\n", failures));
    }

    [Fact]
    public void Every_block_has_a_test_and_every_test_a_block()
    {
        RunbookPage.Blocks.ShouldNotBeEmpty();
        RunbookPage.Blocks.Where(block => block.Name is null).Select(block => $"line {block.Line} has no test").ShouldBeEmpty();
        RunbookPage.Blocks.Select(block => block.Name!).Order().ShouldBe(Expectations.Keys.Order());
    }

    [Fact]
    public void Every_alert_has_its_section_and_every_link_its_target()
    {
        var named = RunbookLink().Matches(File.ReadAllText(Repository.Path("deploy", "prometheus", "alerts.yml"))).Select(match => match.Groups[1].Value).ToList();

        named.ShouldNotBeEmpty();
        named.Except(RunbookPage.Anchors).ShouldBeEmpty();
        RunbookPage.LinkedAnchors.Except(RunbookPage.Anchors).ShouldBeEmpty();
    }

    private static Func<string, Task> Prints(params string[] parts) => output =>
    {
        foreach (var part in parts)
        {
            output.ShouldContain(part);
        }

        return Task.CompletedTask;
    };

    private static Func<string, Task> Is(string expected) => output =>
    {
        output.Trim().ShouldBe(expected);
        return Task.CompletedTask;
    };

    [GeneratedRegex(@"runbook_url: docs/runbook\.md#(\S+)")]
    private static partial Regex RunbookLink();
}
