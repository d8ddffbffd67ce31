using Kamiyo.Billing.Stripe;

namespace Kamiyo.Grains.Subscriptions;

/// <summary>What a timeline row is there for: an event of Stripe's, or something that an operator did.</summary>
/// <param name="EventId">The row's key: Stripe's event id, or <c>override_…</c>.</param>
/// <param name="Type">Stripe's event type, or <c>kamiyo.…</c>.</param>
internal sealed record TimelineCause(string EventId, string Type, DateTimeOffset OccurredAt)
{
    public const string OverrideSetType = "kamiyo.override_set";
    public const string OverrideEndedType = "kamiyo.override_ended";

    public static TimelineCause Event(string type, StripeEvent stripeEvent) => new(stripeEvent.EventId, type, stripeEvent.CreatedAt);

    public static TimelineCause OverrideSet(DateTimeOffset at) => new(OverrideId(at), OverrideSetType, at);

    public static TimelineCause OverrideEnded(DateTimeOffset at) => new(OverrideId(at), OverrideEndedType, at);

    private static string OverrideId(DateTimeOffset at) => $"override_{Guid.CreateVersion7(at):N}";
}
