using Kamiyo.Billing.Plans;

namespace Kamiyo.Billing.Subscriptions;

/// <summary>Who may use what, at one moment: what a <see cref="CustomerState"/> means under the plans on sale.</summary>
/// <param name="Tier">The best tier among the subscriptions that give access; Free when none does.</param>
/// <param name="Status">The status of the subscription that decides, in Stripe's word; <c>none</c> without one.</param>
/// <param name="ApiAccess">Whether the customer may call the API now.</param>
/// <param name="Features">The features of <paramref name="Tier"/>'s plan.</param>
/// <param name="CancelAtPeriodEnd">The deciding subscription ends with its period.</param>
public sealed record CustomerStanding(
    Tier Tier,
    string Status,
    bool ApiAccess,
    IReadOnlyList<string> Features,
    bool CancelAtPeriodEnd)
{
    /// <summary>Why it is so, in words that an operator can pass on.</summary>
    public string Reason { get; init; } = string.Empty;

    /// <summary>When it will change without anything else happening: grace, an override or a canceled subscription ends. Null when nothing does.</summary>
    public DateTimeOffset? Until { get; init; }
}
