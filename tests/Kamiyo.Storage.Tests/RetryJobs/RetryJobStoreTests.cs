using System.Text.Json;
using Kamiyo.Storage.RetryJobs;
using Kamiyo.Storage.Tests.Builders;
using Kamiyo.Storage.Tests.TestDatabases;
using Kamiyo.Storage.WebhookEvents;

namespace Kamiyo.Storage.Tests.RetryJobs;

public abstract class RetryJobStoreTests(TestDatabase database) : StoreTests(database)
{
    private static readonly WebhookEventFilter Filter = new(
        [WebhookEventStatus.Dead],
        Type: "invoice.paid",
        CustomerId: "cus_ö",
        Account: "acct_1",
        Livemode: true,
        ReceivedAfter: Event.Noon,
        ReceivedBefore: Event.Noon.AddDays(1),
        ErrorContains: "price 'x'");

    private static readonly RetryJob Job = new(
        "retry_1",
        "Zoë",
        Filter,
        RetryJobStatus.Running,
        Matched: 250,
        Retried: 0,
        Skipped: 0,
        Failed: 0,
        Cursor: null,
        Page: [],
        IsLastPage: false,
        CreatedAt: Event.Noon.AddMicroseconds(7),
        UpdatedAt: Event.Noon.AddMicroseconds(7),
        FinishedAt: null,
        Version: 1);

    [Fact]
    public async Task A_job_comes_back_as_it_was_stored()
    {
        (await Insert(Job)).ShouldBeTrue();

        ShouldBeSame(await Find("retry_1"), Job);
    }

    [Fact]
    public async Task A_change_is_stored_with_all_that_changes_in_a_jobs_life()
    {
        await Insert(Job);
        var changed = Job with
        {
            Status = RetryJobStatus.Cancelled,
            Retried = 3,
            Skipped = 2,
            Failed = 1,
            Cursor = "next",
            Page = ["evt_1", "evt_2"],
            IsLastPage = true,
            UpdatedAt = Event.Noon.AddMinutes(1),
            FinishedAt = Event.Noon.AddMinutes(2),
            Version = 2,
        };

        (await Update(changed)).ShouldBeTrue();

        ShouldBeSame(await Find("retry_1"), changed);
    }

    [Fact]
    public async Task A_change_against_another_version_is_refused()
    {
        await Insert(Job);
        (await Update(Job with { Retried = 1, Version = 2 })).ShouldBeTrue();

        (await Update(Job with { Retried = 9, Version = 2 })).ShouldBeFalse();

        (await Find("retry_1")).ShouldNotBeNull().Retried.ShouldBe(1);
    }

    [Fact]
    public async Task While_a_job_runs_no_other_with_the_same_filter_starts()
    {
        await Insert(Job);

        (await Insert(Job with { JobId = "retry_2" })).ShouldBeFalse();
        (await Insert(Job with { JobId = "retry_3", Filter = Filter with { Type = null } })).ShouldBeTrue();

        (await Stores.RetryJobs.FindRunningAsync(Filter, CancellationToken.None)).ShouldBe("retry_1");
        (await Find("retry_2")).ShouldBeNull();
    }

    [Fact]
    public async Task Statuses_in_another_order_are_the_same_filter()
    {
        await Insert(Job with { Filter = new([WebhookEventStatus.Failed, WebhookEventStatus.Dead]) });

        (await Insert(Job with { JobId = "retry_2", Filter = new([WebhookEventStatus.Dead, WebhookEventStatus.Failed]) })).ShouldBeFalse();
    }

    [Fact]
    public async Task Once_a_job_has_ended_its_filter_can_be_used_again()
    {
        await Insert(Job);
        await Update(Job with { Status = RetryJobStatus.Done, Version = 2 });

        (await Stores.RetryJobs.FindRunningAsync(Filter, CancellationToken.None)).ShouldBeNull();
        (await Insert(Job with { JobId = "retry_2" })).ShouldBeTrue();
    }

    [Fact]
    public async Task Jobs_are_listed_newest_first_to_the_end()
    {
        for (var number = 1; number <= 5; number++)
        {
            await Insert(Job with { JobId = $"retry_{number}", Status = RetryJobStatus.Done, CreatedAt = Event.Noon.AddMinutes(number / 2) });
        }

        var first = await Stores.RetryJobs.ListAsync(null, 3, CancellationToken.None);
        var second = await Stores.RetryJobs.ListAsync(first.NextCursor, 3, CancellationToken.None);

        first.Items.Select(job => job.JobId).ShouldBe(["retry_5", "retry_4", "retry_3"]);
        second.Items.Select(job => job.JobId).ShouldBe(["retry_2", "retry_1"]);
        second.NextCursor.ShouldBeNull();
    }

    // Records with lists in them are equal only when the lists are the same object.
    private static void ShouldBeSame(RetryJob? found, RetryJob expected) =>
        JsonSerializer.Serialize(found).ShouldBe(JsonSerializer.Serialize(expected));

    private Task<bool> Insert(RetryJob job) => Stores.RetryJobs.InsertAsync(job, CancellationToken.None);

    private Task<bool> Update(RetryJob job) => Stores.RetryJobs.UpdateAsync(job, CancellationToken.None);

    private Task<RetryJob?> Find(string jobId) => Stores.RetryJobs.FindAsync(jobId, CancellationToken.None);
}
