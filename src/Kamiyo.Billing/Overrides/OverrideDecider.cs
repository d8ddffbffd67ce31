using Kamiyo.Billing.Audit;
using Kamiyo.Billing.Plans;
using Kamiyo.Billing.Stripe;
using Kamiyo.Billing.Subscriptions;

namespace Kamiyo.Billing.Overrides;

/// <summary>Sets and ends operators' overrides. Pure; what it returns is committed like any decision's state and audit.</summary>
public static class OverrideDecider
{
    /// <exception cref="ArgumentException">The override makes no sense; the message says why.</exception>
    public static OverrideDecision Set(CustomerState state, CustomerOverride customerOverride)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(customerOverride);
        customerOverride.Validate();
        var entry = new AuditEntry(
            AuditActor.Operator(customerOverride.Operator),
            "override_set",
            state.CustomerId,
            Describe(state.Override),
            Describe(customerOverride),
            customerOverride.SetAt,
            customerOverride.Reason);
        return new OverrideDecision(state with { Override = customerOverride }, [entry]);
    }

    /// <summary>Takes an override back; without one nothing changes.</summary>
    public static OverrideDecision End(CustomerState state, string operatorName, string reason, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        return End(state, AuditActor.Operator(operatorName), reason, now);
    }

    /// <summary>Clears away an override whose time is over; it has had no effect since then anyway.</summary>
    public static OverrideDecision EndExpired(CustomerState state, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Override is { } current && !current.IsInForce(now)
            ? End(state, AuditActor.System, "its time is over", current.EndsAt ?? now)
            : new OverrideDecision(state, []);
    }

    /// <summary>By Stripe's time of the event, so that neither an event from before the override nor the order of delivery matters.</summary>
    internal static OverrideDecision EndByEvent(CustomerState state, StripeEvent stripeEvent) =>
        state.Override is { EndsWithNextEvent: true } current && stripeEvent.CreatedAt > current.SetAt
            ? End(state, AuditActor.Stripe(stripeEvent.EventId), "Stripe's next event", stripeEvent.CreatedAt)
            : new OverrideDecision(state, []);

    private static OverrideDecision End(CustomerState state, AuditActor actor, string reason, DateTimeOffset at) =>
        state.Override is null
            ? new OverrideDecision(state, [])
            : new OverrideDecision(
                state with { Override = null },
                [new AuditEntry(actor, "override_ended", state.CustomerId, Describe(state.Override), null, at, reason)]);

    private static string? Describe(CustomerOverride? current) =>
        current is null ? null : string.Join(", ", new[] { current.Tier is { } tier ? TierName.Of(tier) : null, current.Status }.OfType<string>());
}
