namespace Kamiyo.Billing.Syncing;

/// <summary>One thing that Kamiyo knew otherwise than Stripe.</summary>
/// <param name="Subject">The subscription, invoice or customer.</param>
/// <param name="Field">What differs, such as <c>status</c>; <c>subscription</c> when it isn't on one side at all.</param>
/// <param name="Kamiyo">What Kamiyo had; null for nothing.</param>
/// <param name="Stripe">What Stripe has; null for nothing.</param>
/// <param name="KeptBecause">Why Kamiyo's side stays; null when Stripe's is taken over.</param>
public sealed record SyncDifference(string Subject, string Field, string? Kamiyo, string? Stripe, string? KeptBecause = null)
{
    public bool IsTakenOver => KeptBecause is null;

    public override string ToString() => $"{Subject} {Field} {Kamiyo ?? "none"} → {Stripe ?? "none"}";
}
