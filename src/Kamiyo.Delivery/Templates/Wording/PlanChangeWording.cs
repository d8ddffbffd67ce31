using Kamiyo.Billing.Subscriptions;

namespace Kamiyo.Delivery.Templates.Wording;

/// <summary>Upgrades, downgrades and other changes of what is bought.</summary>
internal static class PlanChangeWording
{
    /// <param name="subscription">What comes after "your".</param>
    /// <param name="plan">The plan after the change; null when no plan knows its price.</param>
    public static ChangeText Of(SubscriptionChange change, string subscription, string? plan)
    {
        var verb = change.Kind switch
        {
            SubscriptionChangeKind.Upgraded => "upgraded",
            SubscriptionChangeKind.Downgraded => "downgraded",
            _ => "changed",
        };
        var old = PlanSide.Parse(change.Old).Name;
        var now = PlanSide.Parse(change.New).Name;
        if (plan is null || now.Length == 0)
        {
            // The side of a price that no plan knows reads Free, which the customer would take for a gift.
            return new ChangeText($"Your {subscription} has been {verb}", $"Your {subscription} has been {verb}.");
        }

        return old == now || old.Length == 0
            ? new ChangeText($"Your {now} plan has been {verb}", $"Your {subscription} has been {verb} within the {now} plan.")
            : new ChangeText($"Your plan has been {verb} to {now}", $"Your {subscription} has been {verb} from the {old} plan to the {now} plan.");
    }

    /// <param name="subscription">What comes after "your".</param>
    public static ChangeText OfInterval(SubscriptionChange change, string subscription)
    {
        var old = PlanSide.Parse(change.Old).Detail;
        var now = PlanSide.Parse(change.New).Detail;
        return old is null || now is null
            ? new ChangeText($"The billing of your {subscription} has changed", $"Your {subscription} is now billed at another interval.")
            : new ChangeText($"Your {subscription} is now billed {now}", $"Your {subscription} is now billed {now} instead of {old}.");
    }
}
