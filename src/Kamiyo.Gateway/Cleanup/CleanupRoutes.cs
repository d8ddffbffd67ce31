using System.Globalization;
using Kamiyo.Gateway.Admin;
using Kamiyo.Gateway.OpenApi;
using Kamiyo.Gateway.Requests;
using Kamiyo.Grains.Interfaces.Retention;
using Kamiyo.Storage.Operators;
using Microsoft.AspNetCore.Http.HttpResults;
using Orleans;

namespace Kamiyo.Gateway.Cleanup;

/// <summary>The retention on an operator's word; it runs daily by itself.</summary>
internal static class CleanupRoutes
{
    public static IEndpointRouteBuilder MapCleanup(this IEndpointRouteBuilder routes)
    {
        routes.MapGroup("/api/v1/webhooks/cleanup").RequireAdminKey().AddEndpointFilter<InvalidRequestFilter>()
            .MapPost("", RunAsync)
            .WithSummary("Delete old events")
            .WithDescription("Deletes finished events with their payloads, and finished messages, or counts them. What isn't finished is never deleted.")
            .WithBody<CleanupBody>();
        return routes;
    }

    private static async Task<Ok<CleanupResponse>> RunAsync(HttpContext context, IGrainFactory grains, IOperatorActionStore actions, TimeProvider time)
    {
        var request = await CleanupRequest.ReadAsync(context.Request.Body, context.RequestAborted);
        if (!request.DryRun)
        {
            var age = request.OlderThanDays is { } days ? string.Create(CultureInfo.InvariantCulture, $"{days} days") : "by the settings";
            await actions.RecordAsync(
                new OperatorAction(context.OperatorName(), OperatorAction.Cleanup, age, time.GetUtcNow()), context.RequestAborted);
        }

        return TypedResults.Ok(CleanupResponse.Of(request, await grains.GetGrain<IRetentionGrain>(0).Run(request)));
    }
}
