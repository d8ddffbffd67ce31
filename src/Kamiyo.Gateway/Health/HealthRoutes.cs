using Kamiyo.Gateway.Json;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kamiyo.Gateway.Health;

internal static class HealthRoutes
{
    public static IEndpointRouteBuilder MapHealth(this IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("/health");
        health.MapGet("/live", () => TypedResults.Ok(new HealthResponse("live", []))).WithSummary("Does the process run?");
        health.MapGet("/ready", ReadyAsync)
            .WithSummary("Would a webhook sent now be stored?")
            .Produces<HealthResponse>()
            .Produces<HealthResponse>(StatusCodes.Status503ServiceUnavailable);

        // Made now, so that what it remembers begins with the process and not with the first question.
        var webhooks = routes.ServiceProvider.GetRequiredService<WebhookHealth>();
        routes.MapGet("/api/v1/webhooks/health", (CancellationToken cancellationToken) => AssessAsync(webhooks, cancellationToken))
            .WithSummary("Do webhooks do well?")
            .Produces<WebhookHealthResponse>()
            .Produces<WebhookHealthResponse>(StatusCodes.Status503ServiceUnavailable);
        return routes;
    }

    private static async Task<JsonHttpResult<WebhookHealthResponse>> AssessAsync(WebhookHealth webhooks, CancellationToken cancellationToken)
    {
        var health = await webhooks.ReadAsync(cancellationToken);
        return TypedResults.Json(
            health,
            AnswerJson.Context.WebhookHealthResponse,
            statusCode: health.Status is HealthStatus.Unhealthy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
    }

    private static async Task<JsonHttpResult<HealthResponse>> ReadyAsync(Readiness readiness, CancellationToken cancellationToken)
    {
        var reasons = await readiness.FindReasonsAgainstAsync(cancellationToken);
        return reasons.Count == 0
            ? TypedResults.Json(new HealthResponse("ready", reasons), AnswerJson.Context.HealthResponse)
            : TypedResults.Json(
                new HealthResponse("not_ready", reasons), AnswerJson.Context.HealthResponse, statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
