using System.Collections.Concurrent;

namespace Kamiyo.Cli.Tests.Support;

/// <summary>What the local gateway knows of customers: just enough of a model to tell whether events say what they should.</summary>
public sealed class LocalCustomers
{
    private readonly ConcurrentDictionary<string, Dictionary<string, object?>> _customers = new(StringComparer.Ordinal);

    public Dictionary<string, object?>? Find(string customerId) => _customers.GetValueOrDefault(customerId);

    public void Apply(ReceivedRequest request)
    {
        if (request.CustomerId is not { } customerId)
        {
            return;
        }

        var customer = _customers.GetOrAdd(customerId, New);
        if (request.Type.StartsWith("customer.subscription.", StringComparison.Ordinal))
        {
            ApplySubscription(customer, request);
        }
        else if (request.Type == "invoice.payment_succeeded")
        {
            var line = request.StripeObject.GetProperty("lines").GetProperty("data")[0];
            customer["paid_through"] = Time(line.GetProperty("period").GetProperty("end").GetInt64());
        }
    }

    private static void ApplySubscription(Dictionary<string, object?> customer, ReceivedRequest request)
    {
        var item = request.StripeObject.GetProperty("items").GetProperty("data")[0];
        var status = request.StripeObject.GetProperty("status").GetString();
        var price = item.GetProperty("price").GetProperty("id").GetString()!;
        var hasAccess = status is "active" or "trialing" or "past_due";
        customer["subscription_tier"] = hasAccess ? price["price_".Length..] : "free";
        customer["subscription_status"] = status;
        customer["api_access"] = hasAccess;
        customer["cancel_at_period_end"] = request.StripeObject.GetProperty("cancel_at_period_end").GetBoolean();
        customer["subscriptions"] = new[]
        {
            new Dictionary<string, object?>
            {
                ["subscription_id"] = request.StripeObject.GetProperty("id").GetString(),
                ["status"] = status,
                ["price_id"] = price,
                ["current_period_end"] = Time(item.GetProperty("current_period_end").GetInt64()),
            },
        };
    }

    private static Dictionary<string, object?> New(string customerId) => new(StringComparer.Ordinal)
    {
        ["customer_id"] = customerId,
        ["email"] = "known@example.com",
        ["subscription_tier"] = "free",
        ["subscription_status"] = "none",
        ["api_access"] = false,
        ["paid_through"] = null,
        ["cancel_at_period_end"] = false,
        ["subscriptions"] = Array.Empty<object>(),
    };

    private static DateTimeOffset Time(long seconds) => DateTimeOffset.FromUnixTimeSeconds(seconds);
}
