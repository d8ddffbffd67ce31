namespace Kamiyo.Billing.Entitlements;

/// <summary>The answer to "may this customer do that?".</summary>
/// <param name="IsAllowed">Whether it may.</param>
/// <param name="Reason">Why, or why not.</param>
/// <param name="Until">When the answer may change by itself; null when nothing is scheduled.</param>
/// <param name="Limit">How much of it, for a limit; null for a feature.</param>
public sealed record Entitlement(bool IsAllowed, string Reason, DateTimeOffset? Until, long? Limit = null);
