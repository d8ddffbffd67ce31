namespace Kamiyo.Billing.Subscriptions;

/// <summary>How far a subscription's events have been applied: Stripe stamps whole seconds, so rank and id break ties.</summary>
/// <param name="CreatedAt">The newest applied event's <c>created</c>.</param>
/// <param name="Rank">created &lt; updated &lt; deleted.</param>
/// <param name="EventId">The event that set it.</param>
public sealed record Watermark(DateTimeOffset CreatedAt, int Rank, string EventId);
