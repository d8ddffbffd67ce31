using System.Text.Json;
using Kamiyo.Billing.Plans;

namespace Kamiyo.Billing.Subscriptions;

/// <summary>A standing for the timeline's before and after: <c>{"subscription_tier":"pro","subscription_status":"active","api_access":true}</c>.</summary>
public static class StandingJson
{
    public static string Serialize(CustomerStanding standing)
    {
        ArgumentNullException.ThrowIfNull(standing);
        var stored = new StoredStanding(TierName.Of(standing.Tier), standing.Status, standing.ApiAccess);
        return JsonSerializer.Serialize(stored, BillingJsonContext.Default.StoredStanding);
    }
}
