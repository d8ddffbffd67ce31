using Kamiyo.Billing.Subscriptions;

namespace Kamiyo.Billing.Syncing;

/// <summary>What a fetch from Stripe means.</summary>
/// <param name="Decision">To be committed when <see cref="HasChanges"/>.</param>
/// <param name="Differences">Also those that stay as they are; empty when both sides say the same.</param>
public sealed record SyncDecision(Decision Decision, IReadOnlyList<SyncDifference> Differences)
{
    /// <summary>Without any there is nothing to commit.</summary>
    public bool HasChanges => Differences.Any(difference => difference.IsTakenOver);
}
