using Kamiyo.Grains.Interfaces.RetryJobs;
using Kamiyo.Storage.Operators;
using Kamiyo.Storage.Paging;
using Kamiyo.Storage.RetryJobs;
using Kamiyo.Storage.WebhookEvents;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;

namespace Kamiyo.Grains.RetryJobs;

internal sealed class RetryJobGrain(
    IRetryJobStore jobs,
    IWebhookEventReader reader,
    EventRetrier retrier,
    IOperatorActionStore actions,
    TimeProvider time,
    ILogger<RetryJobGrain> logger) : Grain, IRetryJobGrain, IRemindable
{
    private const string WorkReminder = "work";
    private const int PageSize = 100;

    private static readonly TimeSpan ReminderPeriod = TimeSpan.FromMinutes(1);

    // A page that is older belongs to nobody any more. Should its owner only be slow, both work on it: each event is taken up by one of
    // them, and the row takes one result.
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private bool _isWorking;

    private string JobId => this.GetPrimaryKeyString();

    public async Task<StartRetryJobResult> Start(StartRetryJob request)
    {
        var filter = RetryJobTransitions.FilterOf(request);
        if (await jobs.FindRunningAsync(filter, CancellationToken.None) is { } running)
        {
            return new StartRetryJobResult(IsStarted: false, running);
        }

        var now = time.GetUtcNow();
        var matched = await reader.CountRetryableAsync(RetryJobTransitions.Bounded(filter, now), CancellationToken.None);
        await actions.RecordAsync(
            new OperatorAction(request.OperatorName, OperatorAction.RetryJobStart, JobId, now), CancellationToken.None);

        // Before the row: a job that nobody would wake must not be there.
        await this.RegisterOrUpdateReminder(WorkReminder, ReminderPeriod, ReminderPeriod);
        if (!await jobs.InsertAsync(RetryJobTransitions.Started(JobId, request.OperatorName, filter, matched, now), CancellationToken.None))
        {
            await Stop();
            return new StartRetryJobResult(IsStarted: false, await jobs.FindRunningAsync(filter, CancellationToken.None) ?? JobId);
        }

        await this.AsReference<IRetryJobGrain>().Work();
        return new StartRetryJobResult(IsStarted: true, JobId);
    }

    public async Task<CancelRetryJobResult> Cancel(string operatorName)
    {
        if (await Find() is not { } job)
        {
            DeactivateOnIdle();
            return CancelRetryJobResult.UnknownJob;
        }

        if (!job.IsUnfinished)
        {
            return CancelRetryJobResult.AlreadyFinished;
        }

        await actions.RecordAsync(
            new OperatorAction(operatorName, OperatorAction.RetryJobCancel, JobId, time.GetUtcNow()), CancellationToken.None);

        // Against a job that is worked on the write may come too late any number of times, but each time the job has come on.
        while (job is { Status: RetryJobStatus.Running } && !await Save(RetryJobTransitions.Cancelling(job)))
        {
            job = await Find();
        }

        await this.AsReference<IRetryJobGrain>().Work();
        return job is { IsUnfinished: true } ? CancelRetryJobResult.Cancelled : CancelRetryJobResult.AlreadyFinished;
    }

    public async Task Work()
    {
        if (_isWorking)
        {
            return;
        }

        _isWorking = true;
        try
        {
            await WorkOff();
        }
        catch (Exception exception)
        {
            logger.LogError(exception, "The retry job {JobId} stopped; it goes on within two minutes", JobId);
        }
        finally
        {
            _isWorking = false;
        }
    }

    // A call to itself: the work takes longer than a reminder's tick may.
    public Task ReceiveReminder(string reminderName, TickStatus status) => this.AsReference<IRetryJobGrain>().Work();

    private async Task WorkOff()
    {
        while (await Find() is { IsUnfinished: true } job)
        {
            if (job.Page.Length > 0 && time.GetUtcNow() < job.UpdatedAt + Lease)
            {
                return;
            }

            if (job.Status is RetryJobStatus.Cancelling)
            {
                await Save(RetryJobTransitions.Cancelled(job, time.GetUtcNow()));
            }
            else if (await TakePage(job) is { } taken)
            {
                await WorkOffPage(taken, wasInterrupted: job.Page.Length > 0);
            }
        }

        await Stop();
    }

    /// <summary>Null when another process has it.</summary>
    private async Task<RetryJob?> TakePage(RetryJob job)
    {
        var taken = job.Page.Length > 0
            ? RetryJobTransitions.TookOver(job, time.GetUtcNow())
            : RetryJobTransitions.Took(job, await NextPage(job), time.GetUtcNow());
        return await Save(taken) ? taken : null;
    }

    private Task<Page<WebhookEventSummary>> NextPage(RetryJob job) => reader.SearchAsync(
        RetryJobTransitions.Bounded(job.Filter, job.CreatedAt), job.Cursor, PageSize, CancellationToken.None);

    private async Task WorkOffPage(RetryJob taken, bool wasInterrupted)
    {
        var retried = await retrier.Retry(taken.Page, taken.Operator, wasInterrupted);

        // Meanwhile it may have been cancelled; what was done counts all the same.
        RetryJob? current = taken;
        while (current is not null && !await Save(RetryJobTransitions.Worked(current, retried, time.GetUtcNow())))
        {
            current = await Find() is { } found && found.Page.SequenceEqual(taken.Page) ? found : null;
        }
    }

    private Task<RetryJob?> Find() => jobs.FindAsync(JobId, CancellationToken.None);

    private async Task<bool> Save(RetryJob job)
    {
        var isSaved = await jobs.UpdateAsync(job, CancellationToken.None);
        if (isSaved && !job.IsUnfinished)
        {
            logger.LogInformation(
                "The retry job {JobId} is {Status}: {Retried} retried, {Skipped} skipped, {Failed} failed of {Matched}",
                JobId,
                job.Status,
                job.Retried,
                job.Skipped,
                job.Failed,
                job.Matched);
        }

        return isSaved;
    }

    private async Task Stop()
    {
        if (await this.GetReminder(WorkReminder) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }

        DeactivateOnIdle();
    }
}
