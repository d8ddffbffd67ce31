namespace Kamiyo.Billing.Subscriptions;

/// <summary>The old values of what an event changed, to see which of two events of one second follows the other. Null is "didn't change".</summary>
/// <param name="Status">Stripe's word.</param>
/// <param name="Items">As <see cref="ItemsFingerprint"/> writes them.</param>
/// <param name="CancelAtPeriodEnd">A cancellation was scheduled.</param>
/// <param name="CurrentPeriodEnd">The period's end.</param>
public sealed record ReplacedValues(string? Status, string? Items, bool? CancelAtPeriodEnd, DateTimeOffset? CurrentPeriodEnd)
{
    /// <summary>What differs from <paramref name="before"/> to <paramref name="after"/>; null when nothing does.</summary>
    public static ReplacedValues? Between(SubscriptionState before, SubscriptionState after)
    {
        var items = ItemsFingerprint.Of(before.Items);
        var replaced = new ReplacedValues(
            before.Status == after.Status ? null : before.Status,
            items == ItemsFingerprint.Of(after.Items) ? null : items,
            before.CancelAtPeriodEnd == after.CancelAtPeriodEnd ? null : before.CancelAtPeriodEnd,
            before.CurrentPeriodEnd == after.CurrentPeriodEnd ? null : before.CurrentPeriodEnd);
        return replaced == new ReplacedValues(null, null, null, null) ? null : replaced;
    }

    /// <summary>Whether these are the values that <paramref name="state"/> has.</summary>
    public bool Matches(SubscriptionState state) =>
        (Status is null || Status == state.Status)
        && (Items is null || Items == ItemsFingerprint.Of(state.Items))
        && (CancelAtPeriodEnd is null || CancelAtPeriodEnd == state.CancelAtPeriodEnd)
        && (CurrentPeriodEnd is null || CurrentPeriodEnd == state.CurrentPeriodEnd);
}
