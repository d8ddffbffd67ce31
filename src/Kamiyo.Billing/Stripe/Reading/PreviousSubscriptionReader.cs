using System.Collections.Immutable;
using Kamiyo.Billing.Subscriptions;

namespace Kamiyo.Billing.Stripe.Reading;

/// <summary>Puts an event's <c>previous_attributes</c>, which hold the old values of changed fields only, back into the subscription.</summary>
internal static class PreviousSubscriptionReader
{
    public static StripeSubscription Read(StripeNode previous, StripeSubscription now)
    {
        var items = previous.List("items").ToImmutableArray();
        var periodEnd = SubscriptionReader.PeriodEnd(previous, items) ?? now.CurrentPeriodEnd;
        var isForPeriodEnd = previous.Flag("cancel_at_period_end") ?? (now.CancelAtPeriodEnd && !previous.Has("cancel_at"));
        var cancelAt = previous.Has("cancel_at") || previous.Has("cancel_at_period_end") ? previous.Time("cancel_at") : now.CancelAt;
        return now with
        {
            Status = previous.Word("status") ?? now.Status,
            Items = items.IsEmpty ? BeforePlanChange(previous, now) : BeforeItemChange(items, now),
            CurrentPeriodEnd = periodEnd,
            CancelAtPeriodEnd = isForPeriodEnd || cancelAt is not null,
            CancelAt = cancelAt ?? (isForPeriodEnd ? periodEnd : null),
            TrialEnd = previous.Has("trial_end") ? previous.Time("trial_end") : now.TrialEnd,
        };
    }

    /// <summary>Stripe sends the old list whole, though not always each item.</summary>
    private static ImmutableArray<SubscriptionItem> BeforeItemChange(ImmutableArray<StripeNode> items, StripeSubscription now)
    {
        var byId = now.Items.GroupBy(item => item.ItemId, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        return [.. items.Select((item, index) => SubscriptionItemReader.Read(item, index, Now(item, index)))];

        SubscriptionItem? Now(StripeNode item, int index) =>
            item.Word("id") is { } id ? byId.GetValueOrDefault(id)
            : items.Length == now.Items.Length ? now.Items[index]
            : null;
    }

    /// <summary>Old API versions repeat a single item's plan and quantity at the top, and tell of their change there.</summary>
    private static ImmutableArray<SubscriptionItem> BeforePlanChange(StripeNode previous, StripeSubscription now)
    {
        if (now.Items.Length != 1)
        {
            return now.Items;
        }

        var item = now.Items[0];
        var quantity = previous.Integer("quantity") ?? item.Quantity;
        var plan = previous.Object("plan") is { } old ? SubscriptionItemReader.FromPlan(old) : null;
        return [(plan?.PriceId is null ? item : plan) with { ItemId = item.ItemId, Quantity = quantity }];
    }
}
