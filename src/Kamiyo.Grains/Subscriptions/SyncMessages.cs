using System.Collections.Immutable;
using Kamiyo.Billing.Events;
using Kamiyo.Billing.Stripe;
using Kamiyo.Billing.Syncing;
using Kamiyo.Grains.Interfaces.Subscriptions;

namespace Kamiyo.Grains.Subscriptions;

/// <summary>Between the sync of a grain call and the domain's.</summary>
internal static class SyncMessages
{
    /// <exception cref="UnprocessableEventException">What Stripe sent can't be read.</exception>
    public static FetchedCustomer Read(SyncFromStripe message, DateTimeOffset now) => new(
        $"sync_{Guid.CreateVersion7(now):N}",
        message.FetchedAt,
        StripeObjectReader.ReadCustomer(message.Customer),
        [.. message.Subscriptions.Select(json => StripeObjectReader.ReadSubscription(json))],
        message.MissingSubscriptions,
        message.Operator);

    public static ImmutableArray<SyncDifferenceSnapshot> Of(IEnumerable<SyncDifference> differences) =>
        [.. differences.Select(difference => new SyncDifferenceSnapshot(
            difference.Subject, difference.Field, difference.Kamiyo, difference.Stripe, difference.KeptBecause))];
}
