using Kamiyo.Gateway.OpenApi;
using Kamiyo.Gateway.Requests;
using Kamiyo.Storage.WebhookEvents;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kamiyo.Gateway.Webhooks;

/// <summary>Stored events by filter, the last received first.</summary>
internal static class EventSearchRoutes
{
    private static readonly WebhookEventStatus[] AnyStatus = Enum.GetValues<WebhookEventStatus>();

    public static IEndpointRouteBuilder MapEventSearch(this IEndpointRouteBuilder events)
    {
        events.MapGet("", (HttpRequest request, IWebhookEventReader reader, CancellationToken cancellationToken) =>
                SearchAsync(AnyStatus, request, reader, cancellationToken))
            .WithSummary("Search events")
            .WithDescription("Newest first. A page may hold fewer events than asked for, even none, while has_more is true: no request reads more than a bound.")
            .WithQuery([.. EventParameters.Filter(AnyStatus), .. PageParameters.All]);
        events.MapGet("/failed/list", (HttpRequest request, IWebhookEventReader reader, CancellationToken cancellationToken) =>
                SearchAsync(WebhookEventFilter.Retryable, request, reader, cancellationToken))
            .WithSummary("Failed and dead events")
            .WithDescription("What has failed and will be tried again, and what was given up; newest first.")
            .WithQuery([.. EventParameters.Filter(WebhookEventFilter.Retryable), .. PageParameters.All]);
        return events;
    }

    private static async Task<Ok<PageResponse<WebhookEventSummary>>> SearchAsync(
        IReadOnlyList<WebhookEventStatus> statuses, HttpRequest request, IWebhookEventReader reader, CancellationToken cancellationToken)
    {
        var filter = EventFilter.Read(request.Query, statuses);
        var everything = filter.Statuses.Count == AnyStatus.Length ? filter with { Statuses = [] } : filter;
        return TypedResults.Ok(await PageQuery.Read(request.Query).ReadAsync(
            (cursor, limit) => reader.SearchAsync(everything, cursor, limit, cancellationToken)));
    }
}
