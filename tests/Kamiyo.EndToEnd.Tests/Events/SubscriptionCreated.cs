using System.Globalization;

namespace Kamiyo.EndToEnd.Tests.Events;

/// <summary>A <c>customer.subscription.created</c> as a current endpoint receives it.</summary>
internal sealed record SubscriptionCreated(string EventId, string CustomerId, string PriceId = "price_pro")
{
    public string Json()
    {
        var created = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        return string.Create(CultureInfo.InvariantCulture, $$"""
            {
              "id": "{{EventId}}", "object": "event", "api_version": "2026-03-25.dahlia", "created": {{created}},
              "livemode": false, "pending_webhooks": 1, "request": { "id": null, "idempotency_key": null },
              "type": "customer.subscription.created",
              "data": { "object": {
                "id": "sub_{{CustomerId}}", "object": "subscription", "customer": "{{CustomerId}}", "status": "active",
                "cancel_at_period_end": false, "created": {{created}}, "currency": "usd", "metadata": {},
                "items": { "object": "list", "has_more": false, "data": [ {
                  "id": "si_{{CustomerId}}", "object": "subscription_item", "quantity": 1,
                  "current_period_start": {{created}}, "current_period_end": {{created + 2592000}},
                  "price": { "id": "{{PriceId}}", "object": "price", "currency": "usd", "unit_amount": 8900,
                             "recurring": { "interval": "month", "interval_count": 1 } } } ] } } }
            }
            """);
    }
}
