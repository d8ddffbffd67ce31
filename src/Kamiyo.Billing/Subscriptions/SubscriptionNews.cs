using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Kamiyo.Billing.Stripe;

namespace Kamiyo.Billing.Subscriptions;

/// <summary>What a subscription event tells, whether or not it is the newest.</summary>
/// <param name="Event">The event.</param>
/// <param name="State">The subscription as of it.</param>
/// <param name="Changes">What it changed, by its own account where it gives one.</param>
/// <param name="Plan">The plan's name; null when no plan knows a price of it.</param>
internal sealed record SubscriptionNews(
    SubscriptionEvent Event, SubscriptionState State, ImmutableArray<SubscriptionChange> Changes, string? Plan)
{
    // The key has to fit a database's index, and a subscription may have many items.
    private const int MaxChangesLength = 200;

    /// <summary>It can be used for the first time: begun so, or the first payment went through.</summary>
    public bool IsBeginning => Event.Step switch
    {
        SubscriptionStep.Created => IsUsable,
        SubscriptionStep.Updated => IsUsable && Changes.Any(change =>
            change is { Kind: SubscriptionChangeKind.StatusChanged, Old: SubscriptionStatus.Incomplete }),
        _ => false,
    };

    /// <summary>The changes that the customer made or must know of. A renewal has its receipt, a failed payment its own message.</summary>
    public ImmutableArray<SubscriptionChange> WorthTelling =>
        Event.Step == SubscriptionStep.Updated && !State.IsTerminal && !IsBeginning
            ? [.. Changes.Where(IsWorthTelling)]
            : [];

    /// <summary>
    /// Tells the changes of one second apart from those of another, and makes one of two event objects that Stripe made for one change.
    /// </summary>
    public string ChangeKey
    {
        get
        {
            var changes = string.Join(',', Changes.Select(change => $"{change.Kind}={change.New}"));
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{Event.CreatedAt.ToUnixTimeSeconds()}:{(changes.Length <= MaxChangesLength ? changes : Hash(changes))}");
        }
    }

    private bool IsUsable => State.Status is SubscriptionStatus.Active or SubscriptionStatus.Trialing;

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static bool IsWorthTelling(SubscriptionChange change) => change.Kind switch
    {
        SubscriptionChangeKind.Renewed => false,
        SubscriptionChangeKind.StatusChanged => IsStandstill(change.Old) || IsStandstill(change.New),
        _ => true,
    };

    private static bool IsStandstill(string status) => status is SubscriptionStatus.Unpaid or SubscriptionStatus.Paused;
}
