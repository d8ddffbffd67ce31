namespace Kamiyo.Billing.Subscriptions;

/// <summary>
/// The event that a subscription's state comes from. Stripe stamps whole seconds, so it takes more than the time to say which of two events
/// is the newer one: see <see cref="SubscriptionOrder"/>.
/// </summary>
/// <param name="CreatedAt">The event's <c>created</c>.</param>
/// <param name="Rank">created &lt; updated &lt; deleted; <see cref="FetchedRank"/> for what was fetched.</param>
/// <param name="EventId">The event that set it, or <c>sync_…</c>.</param>
public sealed record Watermark(DateTimeOffset CreatedAt, int Rank, string EventId)
{
    /// <summary>
    /// The rank of a state fetched from Stripe: below every event of its second, because such an event may have been made after the fetch.
    /// </summary>
    public const int FetchedRank = -1;
}
