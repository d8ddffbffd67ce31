using Kamiyo.Grains.Interfaces.RetryJobs;
using Kamiyo.Grains.RetryJobs;
using Kamiyo.Storage.Paging;
using Kamiyo.Storage.RetryJobs;
using Kamiyo.Storage.WebhookEvents;

namespace Kamiyo.Grains.Tests.RetryJobs;

public sealed class RetryJobTransitionsTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly StartRetryJob Everything = new("ada", null, null, null, null, null, null, null, null);

    private static readonly RetryJob Job = RetryJobTransitions.Started("retry_1", "ada", RetryJobTransitions.FilterOf(Everything), matched: 3, Now);

    [Theory]
    [InlineData(null, 2)]
    [InlineData("dead", 1)]
    public void A_request_without_a_status_means_failed_and_dead(string? status, int count) =>
        RetryJobTransitions.FilterOf(Everything with { Status = status }).Statuses.Count.ShouldBe(count);

    [Fact]
    public void What_comes_in_after_the_start_is_none_of_the_jobs()
    {
        RetryJobTransitions.Bounded(Job.Filter, Now).ReceivedBefore.ShouldBe(Now);
        RetryJobTransitions.Bounded(Job.Filter with { ReceivedBefore = Now.AddDays(1) }, Now).ReceivedBefore.ShouldBe(Now);
        RetryJobTransitions.Bounded(Job.Filter with { ReceivedBefore = Now.AddDays(-1) }, Now).ReceivedBefore.ShouldBe(Now.AddDays(-1));
    }

    [Fact]
    public void The_last_page_keeps_the_cursor_so_that_a_crash_over_it_does_not_begin_anew()
    {
        var first = RetryJobTransitions.Took(Job, new Page<WebhookEventSummary>([], "next"), Now);
        var last = RetryJobTransitions.Took(first, new Page<WebhookEventSummary>([], null), Now);

        (first.Cursor, first.IsLastPage, first.Version).ShouldBe(("next", false, 2));
        (last.Cursor, last.IsLastPage, last.Version).ShouldBe(("next", true, 3));
    }

    [Fact]
    public void A_page_adds_to_the_counts_and_the_last_one_ends_the_job()
    {
        var page = Job with { Page = ["evt_1", "evt_2", "evt_3"], Retried = 10 };

        var worked = RetryJobTransitions.Worked(page, [RetriedEvent.Retried, RetriedEvent.Skipped, RetriedEvent.Failed], Now);
        var ended = RetryJobTransitions.Worked(page with { IsLastPage = true }, [RetriedEvent.Retried], Now);

        (worked.Retried, worked.Skipped, worked.Failed, worked.Status, worked.Page.Length).ShouldBe((11, 1, 1, RetryJobStatus.Running, 0));
        (ended.Status, ended.FinishedAt).ShouldBe((RetryJobStatus.Done, Now));
    }

    [Fact]
    public void A_page_that_was_worked_off_while_the_job_was_cancelled_counts_and_the_job_stays_cancelling()
    {
        var worked = RetryJobTransitions.Worked(RetryJobTransitions.Cancelling(Job with { Page = ["evt_1"] }), [RetriedEvent.Retried], Now);

        (worked.Status, worked.Retried).ShouldBe((RetryJobStatus.Cancelling, 1));
        RetryJobTransitions.Cancelled(worked, Now).Status.ShouldBe(RetryJobStatus.Cancelled);
    }
}
