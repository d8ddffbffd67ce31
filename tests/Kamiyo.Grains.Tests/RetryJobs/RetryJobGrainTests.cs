using Kamiyo.Grains.Interfaces.RetryJobs;
using Kamiyo.Grains.RetryJobs;
using Kamiyo.Grains.Tests.Events;
using Kamiyo.Grains.Tests.Hosting;
using Kamiyo.Grains.WebhookEvents;
using Kamiyo.Storage.Operators;
using Kamiyo.Storage.RetryJobs;
using Kamiyo.Storage.WebhookEvents;
using Kamiyo.Testing.Time;
using Kamiyo.Testing.Waiting;
using Microsoft.Extensions.DependencyInjection;

namespace Kamiyo.Grains.Tests.RetryJobs;

public sealed class RetryJobGrainTests : InstallationTests
{
    private static readonly StartRetryJob Everything = new("ada", null, null, null, null, null, null, null, null);

    [Fact]
    public async Task Every_failed_and_dead_event_is_taken_up_over_many_pages()
    {
        await InsertDead(230);
        await Insert(Dead("evt_failed", "cus_failed") with { Status = WebhookEventStatus.Failed, NextAttemptAt = Host.Time.GetUtcNow().AddDays(1) });
        await Insert(Dead("evt_done", "cus_done") with { Status = WebhookEventStatus.Processed });

        (await Start(Everything)).IsStarted.ShouldBeTrue();

        var job = await Ended();
        job.Status.ShouldBe(RetryJobStatus.Done);
        (job.Matched, job.Retried, job.Skipped, job.Failed).ShouldBe((231, 231, 0, 0));
        job.FinishedAt.ShouldNotBeNull();
        (await Host.QueryAsync("SELECT count(*) FROM webhook_event WHERE status = 'processed'")).ShouldBe(["232"]);
        (await Host.QueryAsync("SELECT count(*) FROM subscription_timeline")).ShouldBe(["231"]);
    }

    [Fact]
    public async Task Each_retry_and_the_job_itself_are_recorded_under_the_operators_name()
    {
        await InsertDead(3);

        await Start(Everything);
        await Ended();

        (await Host.QueryAsync("SELECT operator || ' ' || action || ' ' || subject FROM operator_action ORDER BY subject")).ShouldBe(
        [
            "ada event_retry evt_000", "ada event_retry evt_001", "ada event_retry evt_002", "ada retry_job_start retry_1",
        ]);
    }

    [Fact]
    public async Task Only_what_the_filter_lets_through_is_taken_up()
    {
        await InsertDead(3);
        await Insert(Dead("evt_other", "cus_other") with { ErrorMessage = "Timeout" });

        await Start(Everything with { ErrorContains = "timeout", Status = "dead" });

        (await Ended()).Retried.ShouldBe(1);
        (await Host.QueryAsync("SELECT event_id FROM webhook_event WHERE status = 'processed'")).ShouldBe(["evt_other"]);
    }

    [Fact]
    public async Task What_fails_again_is_not_retried_twice_by_one_job()
    {
        await Insert(Dead("evt_unknown_price", "cus_1"), new SubscriptionEvent("evt_unknown_price") { PriceId = "price_unknown" });

        await Start(Everything);

        (await Ended()).Retried.ShouldBe(1);
        (await Find("evt_unknown_price")).ShouldBeOfType<WebhookEvent>().Status.ShouldBe(WebhookEventStatus.Dead);
        (await Host.OperatorActions.ListAsync("evt_unknown_price", CancellationToken.None)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task While_a_job_runs_the_same_filter_starts_no_other()
    {
        await Leave("retry_running", page: []);

        var result = await Start(Everything);

        result.ShouldBe(new StartRetryJobResult(IsStarted: false, "retry_running"));
        (await FindJob("retry_1")).ShouldBeNull();
        (await Host.OperatorActions.ListAsync("retry_1", CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_page_that_a_dead_process_left_half_done_is_finished_and_counted_whole()
    {
        await InsertDead(150);
        var taken = Enumerable.Range(50, 100).Select(number => $"evt_{number:D3}").ToArray();
        await Host.QueryAsync("UPDATE webhook_event SET status = 'processed' WHERE event_id BETWEEN 'evt_050' AND 'evt_089'");
        await Leave("retry_1", taken, await CursorAfter(100));

        await StartLater();

        var job = await Ended();
        job.Status.ShouldBe(RetryJobStatus.Done);
        (job.Retried, job.Skipped, job.Failed).ShouldBe((150, 0, 0));
        (await Host.QueryAsync("SELECT count(*) FROM operator_action WHERE action = 'event_retry'")).ShouldBe(["110"]);
        (await Host.QueryAsync("SELECT count(*) FROM webhook_event WHERE status <> 'processed'")).ShouldBe(["0"]);
    }

    [Fact]
    public async Task A_page_that_another_process_works_on_is_left_to_it()
    {
        await InsertDead(1);
        await Leave("retry_1", ["evt_000"]);

        await Grain().Work();

        (await Find("evt_000")).ShouldNotBeNull().Status.ShouldBe(WebhookEventStatus.Dead);
        (await FindJob()).ShouldNotBeNull().Status.ShouldBe(RetryJobStatus.Running);
    }

    [Fact]
    public async Task A_cancelled_job_takes_up_no_further_page()
    {
        await InsertDead(10);
        await Leave("retry_1", ["evt_009"]);

        (await Grain().Cancel("grace")).ShouldBe(CancelRetryJobResult.Cancelled);
        (await FindJob()).ShouldNotBeNull().Status.ShouldBe(RetryJobStatus.Cancelling);
        await StartLater();

        var job = await Ended();
        job.Status.ShouldBe(RetryJobStatus.Cancelled);
        job.FinishedAt.ShouldNotBeNull();
        (await Host.QueryAsync("SELECT count(*) FROM webhook_event WHERE status = 'dead'")).ShouldBe(["10"]);
        var action = (await Host.OperatorActions.ListAsync("retry_1", CancellationToken.None)).ShouldHaveSingleItem();
        (action.Operator, action.Action).ShouldBe(("grace", OperatorAction.RetryJobCancel));
    }

    [Fact]
    public async Task Between_two_pages_a_job_is_cancelled_at_once()
    {
        await InsertDead(1);
        await Leave("retry_1", page: []);

        (await Grain().Cancel("grace")).ShouldBe(CancelRetryJobResult.Cancelled);

        (await Ended()).Status.ShouldBe(RetryJobStatus.Cancelled);
    }

    [Fact]
    public async Task What_has_ended_or_never_was_can_not_be_cancelled()
    {
        (await Grain().Cancel("grace")).ShouldBe(CancelRetryJobResult.UnknownJob);
        await Start(Everything);
        await Ended();

        (await Grain().Cancel("grace")).ShouldBe(CancelRetryJobResult.AlreadyFinished);
    }

    [Fact]
    public async Task An_ended_job_leaves_no_reminder()
    {
        await InsertDead(1);

        await Start(Everything);
        await Ended();

        await Eventually.Get(
            () => Host.QueryAsync("SELECT grain_id FROM reminder WHERE name = 'work'"), rows => rows.Count == 0, "the reminder to be gone");
    }

    private IRetryJobGrain Grain() => Host.Grains.GetGrain<IRetryJobGrain>("retry_1");

    private Task<StartRetryJobResult> Start(StartRetryJob request) => Grain().Start(request);

    /// <summary>A process that comes after the first one died: later than any lease, with the job's reminder as that one left it.</summary>
    private async Task StartLater()
    {
        var later = await StartAsync(services => services.AddSingleton<TimeProvider>(new FakeTimeProvider(Host.Time.GetUtcNow().AddMinutes(10))));
        await later.Grains.GetGrain<IRetryJobGrain>("retry_1").Work();
    }

    private async Task<RetryJob> Ended() => (await Eventually.Get(() => FindJob(), job => job is { IsUnfinished: false }, "the job to end"))!;

    private Task<RetryJob?> FindJob(string jobId = "retry_1") => Host.RetryJobs.FindAsync(jobId, CancellationToken.None);

    private Task<WebhookEvent?> Find(string eventId) => Host.Events.FindAsync(eventId, CancellationToken.None);

    /// <summary>The row of a job as a process leaves it that dies.</summary>
    private async Task Leave(string jobId, IReadOnlyList<string> page, string? cursor = null)
    {
        var started = RetryJobTransitions.Started(jobId, "ada", RetryJobTransitions.FilterOf(Everything), matched: 150, Host.Time.GetUtcNow());
        (await Host.RetryJobs.InsertAsync(started with { Page = [.. page], Cursor = cursor }, CancellationToken.None)).ShouldBeTrue();
    }

    private async Task<string?> CursorAfter(int count) =>
        (await Host.EventReader.SearchAsync(new WebhookEventFilter([]), null, count, CancellationToken.None)).NextCursor;

    private async Task InsertDead(int count)
    {
        for (var number = 0; number < count; number++)
        {
            await Insert(Dead($"evt_{number:D3}", $"cus_{number}") with { ReceivedAt = SubscriptionEvent.Earlier.AddSeconds(number) });
        }
    }

    private Task Insert(WebhookEvent row) => Insert(row, new SubscriptionEvent(row.EventId, row.CustomerId!));

    private async Task Insert(WebhookEvent row, SubscriptionEvent payload) =>
        (await Host.Events.InsertAsync(row, payload.ToReceived().Payload, CancellationToken.None)).ShouldBeTrue();

    private static WebhookEvent Dead(string eventId, string customerId) =>
        WebhookEventTransitions.Received(new SubscriptionEvent(eventId, customerId).ToReceived()) with
        {
            Status = WebhookEventStatus.Dead,
            Attempts = 8,
            ErrorMessage = "no answer",
        };
}
