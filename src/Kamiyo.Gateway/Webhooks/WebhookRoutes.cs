using Kamiyo.Gateway.Metrics;
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
                .WithMetadata(new EndpointLabel(RequestMetrics.WebhookLabel));
        }

        return routes;
    }
}
