namespace Kamiyo.Billing.Messages;

/// <param name="SubscriptionId"><c>sub_…</c>.</param>
/// <param name="Plan">The plan's name, such as <c>Pro</c>.</param>
/// <param name="TrialEnd">Null without a trial that is still running.</param>
/// <param name="CurrentPeriodEnd">When it renews.</param>
public sealed record SubscriptionData(string SubscriptionId, string? Plan, DateTimeOffset? TrialEnd, DateTimeOffset? CurrentPeriodEnd) : MessageData;
