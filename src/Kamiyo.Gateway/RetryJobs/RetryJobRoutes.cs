using Kamiyo.Gateway.Admin;
using Kamiyo.Gateway.OpenApi;
using Kamiyo.Gateway.Problems;
using Kamiyo.Gateway.Requests;
using Kamiyo.Grains.Interfaces.RetryJobs;
using Kamiyo.Storage.Paging;
using Kamiyo.Storage.RetryJobs;
using Kamiyo.Storage.WebhookEvents;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Orleans;

namespace Kamiyo.Gateway.RetryJobs;

/// <summary>Retries of many events: asked for by filter, then a job that can be watched and cancelled.</summary>
internal static class RetryJobRoutes
{
    private const string Jobs = "/api/v1/webhooks/retries";

    public static IEndpointRouteBuilder MapRetryJobs(this IEndpointRouteBuilder routes)
    {
        routes.MapGroup("/api/v1/webhooks/events/retry").RequireAdminKey().AddEndpointFilter<InvalidRequestFilter>()
            .MapPost("", StartAsync)
            .WithSummary("Retry many events")
            .WithDescription("Takes up failed and dead events again. With dry_run it only counts them; otherwise a job does it, page by page.")
            .WithBody<RetryBody>()
            .WithProblem(StatusCodes.Status409Conflict, ProblemCode.RetryRunning);

        var jobs = routes.MapGroup(Jobs).RequireAdminKey().AddEndpointFilter<InvalidRequestFilter>();
        jobs.MapGet("", ListAsync).WithSummary("Retry jobs").WithDescription("Newest first.").WithQuery(PageParameters.All);
        jobs.MapGet("/{job_id}", FindAsync)
            .WithSummary("One retry job")
            .WithProblem(StatusCodes.Status404NotFound, ProblemCode.RetryJobNotFound);
        foreach (var cancel in (RouteHandlerBuilder[])[jobs.MapDelete("/{job_id}", CancelAsync), jobs.MapPost("/{job_id}/cancel", CancelAsync)])
        {
            cancel
                .WithSummary("Cancel a retry job")
                .WithDescription("It stops after the page that is being worked off; what was taken up stays so.")
                .WithProblem(StatusCodes.Status404NotFound, ProblemCode.RetryJobNotFound)
                .WithProblem(StatusCodes.Status409Conflict, ProblemCode.RetryFinished);
        }

        return routes;
    }

    private static async Task<Results<Accepted<RetryJobResponse>, Ok<RetryCountResponse>, ProblemResult>> StartAsync(
        HttpContext context, IGrainFactory grains, IWebhookEventReader events, IRetryJobStore jobs, TimeProvider time)
    {
        var request = await RetryRequest.ReadAsync(context.Request.Body, context.RequestAborted);
        if (request.IsDryRun)
        {
            return TypedResults.Ok(new RetryCountResponse(DryRun: true, await events.CountRetryableAsync(request.Filter, context.RequestAborted)));
        }

        var jobId = $"retry_{Guid.CreateVersion7(time.GetUtcNow()):N}";
        var result = await grains.GetGrain<IRetryJobGrain>(jobId).Start(request.ToMessage(context.OperatorName()));
        return result.IsStarted && await jobs.FindAsync(jobId, context.RequestAborted) is { } job
            ? TypedResults.Accepted($"{Jobs}/{jobId}", RetryJobResponse.Of(job))
            : new ProblemResult(
                StatusCodes.Status409Conflict, ProblemCode.RetryRunning, $"The job {result.JobId} with the same filter is running. Wait for its end or cancel it.");
    }

    private static async Task<Ok<PageResponse<RetryJobResponse>>> ListAsync(
        HttpRequest request, IRetryJobStore jobs, CancellationToken cancellationToken)
    {
        new QueryFields(request.Query).AllowOnly(PageQuery.Names);
        return TypedResults.Ok(await PageQuery.Read(request.Query).ReadAsync(async (cursor, limit) =>
        {
            var page = await jobs.ListAsync(cursor, limit, cancellationToken);
            return new Page<RetryJobResponse>([.. page.Items.Select(RetryJobResponse.Of)], page.NextCursor);
        }));
    }

    private static async Task<Results<Ok<RetryJobResponse>, ProblemResult>> FindAsync(
        [FromRoute(Name = "job_id")] string jobId, IRetryJobStore jobs, CancellationToken cancellationToken) =>
        await jobs.FindAsync(jobId, cancellationToken) is { } job ? TypedResults.Ok(RetryJobResponse.Of(job)) : NotFound(jobId);

    private static async Task<Results<Ok<RetryJobResponse>, ProblemResult>> CancelAsync(
        [FromRoute(Name = "job_id")] string jobId, HttpContext context, IGrainFactory grains, IRetryJobStore jobs) =>
        await grains.GetGrain<IRetryJobGrain>(jobId).Cancel(context.OperatorName()) switch
        {
            CancelRetryJobResult.Cancelled => await FindAsync(jobId, jobs, context.RequestAborted),
            CancelRetryJobResult.AlreadyFinished => new ProblemResult(
                StatusCodes.Status409Conflict, ProblemCode.RetryFinished, $"The job {jobId} has come to its end: there is nothing to cancel."),
            _ => NotFound(jobId),
        };

    private static ProblemResult NotFound(string jobId) =>
        new(StatusCodes.Status404NotFound, ProblemCode.RetryJobNotFound, $"There is no retry job {jobId}.");
}
