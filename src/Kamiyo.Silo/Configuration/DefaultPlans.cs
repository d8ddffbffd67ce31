using Kamiyo.Billing.Plans;

namespace Kamiyo.Silo.Configuration;

/// <summary>The plans as sold when configuration says nothing else. Amounts are US cents a month.</summary>
internal static class DefaultPlans
{
    public static readonly IReadOnlyList<Plan> All =
    [
        Of(Tier.Free, 0, ["dashboard"], seats: 1, apiRequestsPerMonth: 1_000),
        Of(Tier.Pro, 8_900, ["dashboard", "api", "email_support"], seats: 3, apiRequestsPerMonth: 100_000),
        Of(Tier.Team, 19_900, ["dashboard", "api", "webhooks", "roles", "priority_support"], seats: 15, apiRequestsPerMonth: 1_000_000),
        Of(
            Tier.Enterprise,
            49_900,
            ["dashboard", "api", "webhooks", "roles", "single_sign_on", "audit_log", "dedicated_support"],
            seats: 250,
            apiRequestsPerMonth: 10_000_000),
    ];

    private static Plan Of(Tier tier, long monthlyAmount, IReadOnlyList<string> features, long seats, long apiRequestsPerMonth) => new(
        tier,
        monthlyAmount,
        "usd",
        PriceIds: [],
        features,
        new Dictionary<string, long>(StringComparer.Ordinal) { ["seats"] = seats, ["api_requests_per_month"] = apiRequestsPerMonth });
}
