using Kamiyo.Gateway.Admin;
using Kamiyo.Gateway.Problems;
using Kamiyo.Storage.Subscriptions;
using Kamiyo.Storage.WebhookEvents;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Kamiyo.Gateway.Webhooks;

internal static class EventRoutes
{
    public static IEndpointRouteBuilder MapWebhookEvents(this IEndpointRouteBuilder routes)
    {
        var events = routes.MapGroup("/api/v1/webhooks/events").RequireAdminKey();
        events.MapGet("/{event_id}", FindAsync);
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
            return new ProblemResult(
                StatusCodes.Status404NotFound, ProblemCode.EventNotFound, $"No event {eventId} is stored. Stripe may not have delivered it, or it is older than the retention.");
        }

        var payload = await events.FindPayloadAsync(eventId, cancellationToken);
        var change = await subscriptions.FindTimelineEntryAsync(eventId, cancellationToken);
        return TypedResults.Ok(EventResponse.Of(stored, payload, change));
    }
}
