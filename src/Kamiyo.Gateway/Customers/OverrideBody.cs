namespace Kamiyo.Gateway.Customers;

/// <summary>An override by hand; a tier or a status and the reason are needed. <see cref="OverrideRequest"/> reads it.</summary>
/// <param name="SubscriptionTier"><c>free</c>, <c>pro</c>, <c>team</c> or <c>enterprise</c>.</param>
/// <param name="SubscriptionStatus">A status of Stripe's.</param>
/// <param name="Reason">Kept in the audit.</param>
/// <param name="EndsAt">When it ends by itself.</param>
/// <param name="EndsWithNextEvent">Whether Stripe's next subscription event ends it; true when it has no other end.</param>
internal sealed record OverrideBody(
    string? SubscriptionTier, string? SubscriptionStatus, string? Reason, DateTimeOffset? EndsAt, bool? EndsWithNextEvent);
