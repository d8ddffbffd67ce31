using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Kamiyo.Billing.Plans;

namespace Kamiyo.Billing.Subscriptions;

/// <summary>One Stripe subscription of a customer as of its newest applied event.</summary>
/// <param name="SubscriptionId"><c>sub_…</c>.</param>
/// <param name="Status">Stripe's own word, kept even when unknown here.</param>
/// <param name="Tier">The best tier among its items' prices.</param>
/// <param name="PriceId">The price that gives <paramref name="Tier"/>.</param>
/// <param name="Quantity">Of that price's item.</param>
/// <param name="CurrentPeriodEnd">Earliest end over its items; null when Stripe sent none.</param>
/// <param name="CancelAtPeriodEnd">A cancellation is scheduled.</param>
/// <param name="PastDueSince">When it became <c>past_due</c>; null in any other status. The grace period counts from here.</param>
/// <param name="Watermark">The newest event applied to it.</param>
public sealed record SubscriptionState(
    string SubscriptionId,
    string Status,
    Tier Tier,
    string? PriceId,
    long Quantity,
    DateTimeOffset? CurrentPeriodEnd,
    bool CancelAtPeriodEnd,
    DateTimeOffset? PastDueSince,
    Watermark? Watermark)
{
    /// <summary>Its lines, in Stripe's order.</summary>
    public ImmutableArray<SubscriptionItem> Items { get; init; } = [];

    /// <summary>When a scheduled cancellation takes effect.</summary>
    public DateTimeOffset? CancelAt { get; init; }

    /// <summary>When its trial ends or ended.</summary>
    public DateTimeOffset? TrialEnd { get; init; }

    /// <summary>When it ended; null while it lives.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>What the newest event says it changed; null when it says nothing.</summary>
    public ReplacedValues? Replaced { get; init; }

    /// <summary>Other events of the watermark's second and rank, which lost against it; kept because one more event can change the verdict.</summary>
    public ImmutableArray<SubscriptionState> Rivals { get; init; } = [];

    /// <summary>The newest event that found it in another status than <c>past_due</c>.</summary>
    public DateTimeOffset? NotPastDueAt { get; init; }

    /// <summary>The events after <see cref="NotPastDueAt"/> that found it <c>past_due</c>, oldest first.</summary>
    public ImmutableArray<DateTimeOffset> PastDueAt { get; init; } = [];

    /// <summary>Stripe never takes it out of this status.</summary>
    [JsonIgnore]
    public bool IsTerminal => SubscriptionStatus.IsTerminal(Status);
}
