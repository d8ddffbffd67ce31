using Kamiyo.Gateway.Metrics;
using Kamiyo.Gateway.OpenApi;
using Kamiyo.Gateway.Problems;
using Kamiyo.Gateway.RateLimits;

namespace Kamiyo.Gateway.Webhooks;

internal static class WebhookRoutes
{
    /// <summary>Where Stripe delivers. Routing takes a trailing slash too, so that no delivery ever meets a redirect, which Stripe counts as a failure.</summary>
    public static IEndpointRouteBuilder MapStripeWebhook(this IEndpointRouteBuilder routes)
    {
        // The second route is the one that existing endpoints at Stripe and the runbook have.
        foreach (var path in (string[])["/api/v1/webhooks/stripe", "/api/v1/payments/webhook"])
        {
            routes.MapPost(path, (HttpContext context, StripeWebhook webhook) => webhook.ReceiveAsync(context))
                .RequireRateLimiting(RateLimitPolicy.Webhook)
                .WithMetadata(new EndpointLabel(RequestMetrics.WebhookLabel))
                .WithSummary("Take an event from Stripe")
                .WithDescription("Signed by Stripe. 200 means that the event is on disk.")
                .WithBody<object>()
                .Produces<ReceivedEvent>()
                .WithProblem(StatusCodes.Status400BadRequest, ProblemCode.SignatureMismatch)
                .WithProblem(StatusCodes.Status413PayloadTooLarge, ProblemCode.PayloadTooLarge)
                .WithProblem(StatusCodes.Status429TooManyRequests, ProblemCode.RateLimited)
                .WithProblem(StatusCodes.Status503ServiceUnavailable, ProblemCode.StoreUnavailable);
        }

        return routes;
    }
}
