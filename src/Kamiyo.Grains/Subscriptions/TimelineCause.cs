using Kamiyo.Billing.Stripe;
using Kamiyo.Billing.Syncing;
using Kamiyo.Grains.Interfaces.Subscriptions;

namespace Kamiyo.Grains.Subscriptions;

/// <summary>What a timeline row is there for: an event of Stripe's, or something that an operator did.</summary>
/// <param name="EventId">The row's key: Stripe's event id, <c>override_…</c> or <c>sync_…</c>.</param>
/// <param name="Type">Stripe's event type, or <c>kamiyo.…</c>.</param>
internal sealed record TimelineCause(string EventId, string Type, DateTimeOffset OccurredAt)
{
    public const string OverrideSetType = "kamiyo.override_set";
    public const string OverrideEndedType = "kamiyo.override_ended";

    public const string SyncedType = "kamiyo.synced";

    /// <summary>The event's row, to be finished with the commit; null when nothing stored is the cause, or its row is left to the caller.</summary>
    public UnfinishedEvent? Unfinished { get; init; }

    public static TimelineCause Event(ApplyWebhookEvent webhookEvent, StripeEvent stripeEvent) =>
        new(stripeEvent.EventId, webhookEvent.Type, stripeEvent.CreatedAt) { Unfinished = webhookEvent.Unfinished };

    public static TimelineCause OverrideSet(DateTimeOffset at) => new(OverrideId(at), OverrideSetType, at);

    public static TimelineCause OverrideEnded(DateTimeOffset at) => new(OverrideId(at), OverrideEndedType, at);

    public static TimelineCause Synced(FetchedCustomer fetched) => new(fetched.SyncId, SyncedType, fetched.FetchedAt);

    private static string OverrideId(DateTimeOffset at) => $"override_{Guid.CreateVersion7(at):N}";
}
