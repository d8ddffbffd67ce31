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
        return routes;
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
