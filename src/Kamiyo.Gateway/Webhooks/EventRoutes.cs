using Kamiyo.Gateway.Admin;
using Kamiyo.Gateway.OpenApi;
using Kamiyo.Gateway.Problems;
using Kamiyo.Gateway.Requests;
using Kamiyo.Grains.Interfaces.WebhookEvents;
using Kamiyo.Storage.Subscriptions;
using Kamiyo.Storage.WebhookEvents;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Orleans;

namespace Kamiyo.Gateway.Webhooks;

internal static class EventRoutes
{
    public static IEndpointRouteBuilder MapWebhookEvents(this IEndpointRouteBuilder routes)
    {
        var events = routes.MapGroup("/api/v1/webhooks/events").RequireAdminKey().AddEndpointFilter<InvalidRequestFilter>();
        events.MapGet("/{event_id}", FindAsync)
            .WithSummary("One event")
            .WithDescription("Its state, its payload as it was received, and what it changed.")
            .WithProblem(StatusCodes.Status404NotFound, ProblemCode.EventNotFound);
        events.MapPost("/{event_id}/retry", RetryAsync)
            .WithSummary("Retry one event")
            .WithDescription("Takes up a failed or dead event again, with the whole schedule of retries before it.")
            .WithProblem(StatusCodes.Status404NotFound, ProblemCode.EventNotFound)
            .WithProblem(StatusCodes.Status409Conflict, ProblemCode.AlreadyProcessed);
        events.MapEventSearch();
        return routes;
    }

    private static async Task<Results<Ok<EventResponse>, ProblemResult>> FindAsync(
        [FromRoute(Name = "event_id")] string eventId,
        IWebhookEventStore events,
        ISubscriptionStore subscriptions,
        CancellationToken cancellationToken)
    {
        var stored = await events.FindAsync(eventId, cancellationToken);
        if (stored is null)
        {
            return NotFound(eventId);
        }

        var failed = await events.FindAttemptsAsync(eventId, cancellationToken);
        var payload = await events.FindPayloadAsync(eventId, cancellationToken);
        var change = await subscriptions.FindTimelineEntryAsync(eventId, cancellationToken);
        return TypedResults.Ok(EventResponse.Of(stored, failed, payload, change));
    }

    private static async Task<Results<Accepted, ProblemResult>> RetryAsync(
        [FromRoute(Name = "event_id")] string eventId, HttpContext context, IGrainFactory grains) =>
        await grains.GetGrain<IWebhookEventGrain>(eventId).Retry(context.OperatorName()) switch
        {
            RetryResult.Accepted => TypedResults.Accepted($"/api/v1/webhooks/events/{eventId}"),
            RetryResult.AlreadyProcessed => new ProblemResult(
                StatusCodes.Status409Conflict, ProblemCode.AlreadyProcessed, $"The event {eventId} is processed: there is nothing to retry."),
            _ => NotFound(eventId),
        };

    private static ProblemResult NotFound(string eventId) => new(
        StatusCodes.Status404NotFound,
        ProblemCode.EventNotFound,
        $"No event {eventId} is stored. Stripe may not have delivered it, or it is older than the retention.");
}
