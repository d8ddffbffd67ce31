namespace Kamiyo.Billing.Subscriptions;

/// <summary>One difference between two states of a subscription, with both sides as an operator reads them.</summary>
/// <param name="Kind">What differs.</param>
/// <param name="Old">Such as <c>Pro</c>, <c>3</c> or <c>trialing</c>; empty when there is no old side.</param>
/// <param name="New">The new side.</param>
public sealed record SubscriptionChange(SubscriptionChangeKind Kind, string Old, string New)
{
    public override string ToString() => Kind switch
    {
        SubscriptionChangeKind.CancellationScheduled => New.Length == 0 ? "cancellation scheduled" : $"cancellation scheduled for {New}",
        SubscriptionChangeKind.CancellationTakenBack => "cancellation taken back",
        SubscriptionChangeKind.Renewed => $"renewed until {New}",
        SubscriptionChangeKind.QuantityChanged => $"quantity {Old} → {New}",
        _ => $"{Old} → {New}",
    };
}
